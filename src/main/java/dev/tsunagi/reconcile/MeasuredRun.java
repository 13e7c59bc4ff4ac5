package dev.tsunagi.reconcile;

import module java.base;

import dev.tsunagi.api.common.Claim;
import dev.tsunagi.api.common.Conditioned;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.reconcile.Measures.Result;
import io.fabric8.kubernetes.client.CustomResource;
import org.jspecify.annotations.Nullable;

/// One run under the stopwatch. What is not said to be [#done] or [#released] when it is closed
/// went wrong.
final class MeasuredRun implements AutoCloseable {

  private final Measures measures;
  private final CustomResource<?, ?> primary;
  private final long begun = System.nanoTime();
  private Result result = Result.ERROR;
  private boolean failed;
  private boolean released;
  private List<? extends Claim> conditions;

  MeasuredRun(Measures measures, CustomResource<?, ?> primary) {
    this.measures = measures;
    this.primary = primary;
    this.conditions = conditions(primary.getStatus());
    measures.begun(primary);
  }

  /// What is under way is no failure: nobody can do anything about it but wait.
  void failed(Failure failure) {
    failed = !(failure instanceof Failure.Pending);
  }

  void done(Report<?> report) {
    report.status().ifPresent(status -> conditions = conditions(status));
    if (!failed) {
      result = report.again().isPresent() ? Result.REQUEUE_AFTER : Result.SUCCESS;
    }
  }

  /// The primary may go.
  void released() {
    released = true;
    result = Result.SUCCESS;
  }

  private static List<? extends Claim> conditions(@Nullable Object status) {
    return status instanceof Conditioned conditioned ? conditioned.conditions() : List.of();
  }

  @Override
  public void close() {
    var took = Duration.ofNanos(System.nanoTime() - begun);
    measures.ran(primary, new Measures.Ran(result, took, conditions));
    if (released) {
      var run = Reconciliation.of(primary);
      measures.gone(run.kind(), run.namespace(), run.name());
    }
  }
}
