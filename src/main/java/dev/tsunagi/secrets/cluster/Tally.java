package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.secrets.FailedNamespace;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// Counts what became of the plans of one pass.
final class Tally {

  /// Of a reason in a status that may list thousands of namespaces.
  private static final int LONGEST_REASON = 200;

  private final SortedSet<String> provisioned = new TreeSet<>();
  private final SortedMap<String, String> failed = new TreeMap<>();
  private Outcome.Unsettled unsettled = Outcome.Unsettled.NO;

  /// Throws when there is no point in going on.
  void count(FanoutPlan<?> plan, Children.Result result) {
    switch (result) {
      case Children.Result.Done _ -> done(plan);
      case Children.Result.Failed(var why) -> failed(plan.namespace(), why);
    }
  }

  private void done(FanoutPlan<?> plan) {
    if (!(plan instanceof FanoutPlan.Delete<?>)) {
      provisioned.add(plan.namespace());
    }
  }

  private void failed(String namespace, Failure why) {
    switch (why) {
      // The namespace or the child has gone meanwhile, or somebody else wrote: the caches will
      // tell.
      case Failure.Conflict _, Failure.Unresolved _ -> unsettled = Outcome.Unsettled.RACED;
      case Failure.Refused(_, var message) -> failed.put(namespace, message);
      // It would be the same for all the others.
      case Failure.Unavailable _, Failure.Throttled _ -> throw new FailureException(why);
      case Failure.Invalid _, Failure.Denied _, Failure.Pending _, Failure.Exhausted _ -> {
        failed.put(namespace, shortened(why.message()));
        if (unsettled == Outcome.Unsettled.NO) {
          unsettled = Outcome.Unsettled.FAILED;
        }
      }
    }
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }

  Outcome outcome(String name) {
    provisioned.removeAll(failed.keySet());
    var failures =
        failed.entrySet().stream().map(e -> new FailedNamespace(e.getKey(), e.getValue())).toList();
    return new Outcome(name, List.copyOf(provisioned), failures, unsettled);
  }
}
