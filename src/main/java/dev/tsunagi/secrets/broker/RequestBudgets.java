package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretProvider;

/// A request rate for each principal.
final class RequestBudgets {

  private final Clock clock;
  private final int perSecond;
  private final Tally tally;
  private final Map<Object, RequestBudget> byPrincipal = new ConcurrentHashMap<>();

  RequestBudgets(Clock clock, int perSecond, Tally tally) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.tally = tally;
  }

  RequestBudget of(SecretProvider provider) {
    return byPrincipal.computeIfAbsent(
        provider.scope().principal(), _ -> new RequestBudget(perSecond));
  }

  /// Whether somebody in that scope was told to come back after `when`.
  boolean isWaitedFor(ReadScope scope, Instant when) {
    var budget = byPrincipal.get(scope.principal());
    return budget != null && budget.isWaitedFor(when);
  }

  /// Keeps the silence that a provider may have asked for with its failure.
  void heed(RequestBudget budget, FailureException e) {
    if (e.failure() instanceof Failure.Throttled(_, var after)) {
      tally.throttled.increment();
      budget.pause(clock.instant(), after);
    }
  }
}
