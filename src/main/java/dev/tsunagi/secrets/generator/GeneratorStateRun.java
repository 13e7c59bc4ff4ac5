package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.api.generators.GeneratorStateStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.CustomObjects;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Run;

/// One look at one state.
record GeneratorStateRun(GeneratorState state, CustomObjects objects, Instant now)
    implements Run<GeneratorStateStatus> {

  @Override
  public Report<GeneratorStateStatus> reconcile() {
    return switch (GeneratorStatePlan.of(state.getSpec(), now)) {
      case GeneratorStatePlan.Keep _ -> Report.unchanged(Optional.empty());
      case GeneratorStatePlan.Await(var when) ->
          Report.unchanged(Optional.of(Duration.between(now, when)));
      case GeneratorStatePlan.Delete _ -> {
        objects.delete(state);
        yield Report.unchanged(Optional.empty());
      }
      case GeneratorStatePlan.Refuse(var why) -> throw new FailureException(why);
    };
  }

  /// There is no status to say it in, as in ESO.
  @Override
  public Report<GeneratorStateStatus> failed(Failure failure) {
    return new Report<>(
        Optional.empty(),
        List.of(Notice.warning("CleanupFailed", failure.message())),
        Optional.empty());
  }
}
