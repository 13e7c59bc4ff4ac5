package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Run;

/// One pass over all namespaces for one object of the cluster.
final class ClusterRun<P extends CheckedResource<?, T>, T, D, C extends CheckedResource<D, ?>>
    implements Run<T> {

  /// When a pass lost a race: the cache will have caught up.
  private static final Duration SOON = Duration.ofSeconds(1);

  /// When an error may pass by itself.
  private static final Duration LATER = Duration.ofMinutes(1);

  private final P primary;
  private final ClusterKind<P, T, D, C> kind;
  private final ClusterCaches<P, C> caches;
  private final Children<C> children;
  private final Instant now;

  ClusterRun(
      P primary,
      ClusterKind<P, T, D, C> kind,
      ClusterCaches<P, C> caches,
      Children<C> children,
      Instant now) {
    this.primary = primary;
    this.kind = kind;
    this.caches = caches;
    this.children = children;
    this.now = now;
  }

  @Override
  public Report<T> reconcile() {
    var desired = kind.desired(primary);
    FanoutAcceptance.check(primary, desired.where());
    var plans = FanoutPlanner.plan(desired, caches.observe(desired), kind::blank);
    return report(act(desired.name(), plans));
  }

  private Outcome act(String name, List<FanoutPlan<C>> plans) {
    var tally = new Tally();
    plans.forEach(plan -> tally.count(plan, children.carryOut(plan, kind.taken())));
    return tally.outcome(name);
  }

  private Report<T> report(Outcome outcome) {
    if (outcome.unsettled() == Outcome.Unsettled.RACED) {
      return Report.unchanged(Optional.of(SOON));
    }
    var status = kind.ended(primary.getStatus(), outcome, now);
    var news =
        outcome.isGood() || status.equals(primary.getStatus())
            ? List.<Notice>of()
            : List.of(Notice.warning("NamespacesFailed", outcome.summary()));
    return new Report<>(Optional.of(status), news, again(outcome));
  }

  private Optional<Duration> again(Outcome outcome) {
    var regular = interval();
    return outcome.unsettled() == Outcome.Unsettled.FAILED
        ? regular.filter(own -> own.compareTo(LATER) < 0).or(() -> Optional.of(LATER))
        : regular;
  }

  private Optional<Duration> interval() {
    return Optional.of(kind.interval(primary).orElse(GoDuration.HOUR))
        .filter(GoDuration::isPositive)
        .map(GoDuration::toDuration)
        .map(own -> own.compareTo(SOON) < 0 ? SOON : own);
  }

  @Override
  public Report<T> failed(Failure failure) {
    var status = kind.failed(primary.getStatus(), failure.message(), now);
    var notice = Notice.warning("Errored", failure.message());
    return new Report<>(Optional.of(status), List.of(notice), interval());
  }
}
