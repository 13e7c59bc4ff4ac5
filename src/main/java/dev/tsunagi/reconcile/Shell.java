package dev.tsunagi.reconcile;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.failure.Pace;
import dev.tsunagi.failure.Retry;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only `try` around a reconciliation. It names the run for the log, turns failures into
/// status, event and the next try, and writes nothing when nothing changed.
public final class Shell {

  private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

  /// When a cleanup that only a change could help is tried again all the same.
  private static final Duration CLEANUP_AGAIN = Duration.ofMinutes(5);

  private final Backoffs backoffs;
  private final Notices notices;
  private final Measures measures;
  private final StatusWriter statuses = new StatusWriter();

  public Shell(Backoffs backoffs, Notices notices) {
    this(backoffs, notices, Measures.NONE);
  }

  public Shell(Backoffs backoffs, Notices notices, Measures measures) {
    this.backoffs = backoffs;
    this.notices = notices;
    this.measures = measures;
  }

  public <S, P extends CustomResource<?, S>> UpdateControl<P> reconcile(
      P primary, Context<P> context, Run<S> run) {
    return ScopedValue.where(Reconciliation.CURRENT, Reconciliation.of(primary))
        .call(
            () -> {
              var measured = new MeasuredRun(measures, primary);
              try {
                var report = report(primary, run, measured);
                publish(primary, context, report);
                measured.done(report);
                var control = UpdateControl.<P>noUpdate();
                return report.again().map(control::rescheduleAfter).orElse(control);
              } finally {
                measured.close();
              }
            });
  }

  /// Lets go of a primary that is being deleted, or comes back when `release` cannot finish yet.
  public <P extends CustomResource<?, ?>> DeleteControl cleanup(P primary, Runnable release) {
    return ScopedValue.where(Reconciliation.CURRENT, Reconciliation.of(primary))
        .call(
            () -> {
              var measured = new MeasuredRun(measures, primary);
              try {
                release.run();
                backoffs.reset(primary.getMetadata().getUid());
                measured.released();
                return DeleteControl.defaultDelete();
              } catch (RuntimeException e) {
                return notYet(primary, failure(e));
              } finally {
                measured.close();
              }
            });
  }

  /// The same for a primary whose status shows what keeps it.
  public <S, P extends CustomResource<?, S>> DeleteControl cleanup(
      P primary, Context<P> context, Run<S> run) {
    return ScopedValue.where(Reconciliation.CURRENT, Reconciliation.of(primary))
        .call(
            () -> {
              var measured = new MeasuredRun(measures, primary);
              try {
                run.reconcile().notices().forEach(notice -> notices.publish(primary, notice));
                backoffs.reset(primary.getMetadata().getUid());
                measured.released();
                return DeleteControl.defaultDelete();
              } catch (RuntimeException e) {
                return notYet(primary, context, run, e);
              } finally {
                measured.close();
              }
            });
  }

  /// Lets go of a primary step by step, and shows in its status how far that is.
  public <S, P extends CustomResource<?, S>> DeleteControl cleanup(
      P primary, Context<P> context, Departure<S> departure) {
    return ScopedValue.where(Reconciliation.CURRENT, Reconciliation.of(primary))
        .call(
            () -> {
              var measured = new MeasuredRun(measures, primary);
              try {
                var left = left(primary, departure, measured);
                left.ifPresent(report -> publish(primary, context, report));
                left.ifPresentOrElse(measured::done, measured::released);
                return left.map(Shell::comeBack).orElseGet(DeleteControl::defaultDelete);
              } finally {
                measured.close();
              }
            });
  }

  /// Tells something about an object outside of a report.
  public void say(HasMetadata about, Report.Notice notice) {
    notices.publish(about, notice);
  }

  private static DeleteControl comeBack(Report<?> report) {
    var stay = DeleteControl.noFinalizerRemoval();
    return report.again().map(stay::rescheduleAfter).orElse(stay);
  }

  private <S> Optional<Report<S>> left(
      CustomResource<?, S> primary, Departure<S> departure, MeasuredRun measured) {
    try {
      var left = departure.depart();
      backoffs.reset(primary.getMetadata().getUid());
      return left;
    } catch (RuntimeException e) {
      return Optional.of(report(primary, e, departure::failed, measured));
    }
  }

  /// Acts on something that has no status of ours to tell a failure in.
  public <P extends HasMetadata> UpdateControl<P> attend(P primary, Runnable act) {
    return ScopedValue.where(Reconciliation.CURRENT, Reconciliation.of(primary))
        .call(
            () -> {
              var uid = primary.getMetadata().getUid();
              try {
                act.run();
                backoffs.reset(uid);
                return UpdateControl.noUpdate();
              } catch (RuntimeException e) {
                log(failure(e));
                return UpdateControl.<P>noUpdate().rescheduleAfter(backoffs.next(uid));
              }
            });
  }

  private DeleteControl notYet(CustomResource<?, ?> primary, Failure failure) {
    Reconciliation.label(LOG.atWarn())
        .addKeyValue("error", failure.message())
        .log("cannot let go of the object yet");
    notices.publish(primary, Report.Notice.warning("CleanupFailed", failure.message()));
    return DeleteControl.noFinalizerRemoval()
        .rescheduleAfter(backoffs.next(primary.getMetadata().getUid()));
  }

  private <S, P extends CustomResource<?, S>> DeleteControl notYet(
      P primary, Context<P> context, Run<S> run, RuntimeException e) {
    var failure = failure(e);
    var report = run.failed(failure);
    log(failure);
    publish(primary, context, report);
    var again = again(primary, failure, pace(e), report).orElse(CLEANUP_AGAIN);
    return DeleteControl.noFinalizerRemoval().rescheduleAfter(again);
  }

  private <S, P extends CustomResource<?, S>> Report<S> report(
      P primary, Run<S> run, MeasuredRun measured) {
    try {
      var report = run.reconcile();
      backoffs.reset(primary.getMetadata().getUid());
      return report;
    } catch (RuntimeException e) {
      return report(primary, e, run::failed, measured);
    }
  }

  private <S> Report<S> report(
      CustomResource<?, S> primary,
      RuntimeException e,
      Function<Failure, Report<S>> told,
      MeasuredRun measured) {
    var failure = failure(e);
    measured.failed(failure);
    var report = told.apply(failure);
    log(failure);
    return new Report<>(
        report.status(), report.notices(), again(primary, failure, pace(e), report));
  }

  private static void log(Failure failure) {
    var level = failure instanceof Failure.Pending ? LOG.atDebug() : LOG.atInfo();
    Reconciliation.label(level)
        .addKeyValue("error", failure.message())
        .log("reconciliation failed");
  }

  private Optional<Duration> again(
      CustomResource<?, ?> primary, Failure failure, Pace pace, Report<?> report) {
    return switch (failure.retry()) {
      case Retry.After(var delay) ->
          failure instanceof Failure.Throttled
              ? Optional.of(delay.compareTo(pace.interval()) < 0 ? pace.interval() : delay)
              : report.again().filter(own -> own.compareTo(delay) < 0).or(() -> Optional.of(delay));
      case Retry.Backoff _ -> Optional.of(backoffs.next(primary.getMetadata().getUid(), pace));
      case Retry.WhenChanged _ -> report.again();
    };
  }

  private static Pace pace(RuntimeException e) {
    return e instanceof FailureException expected ? expected.pace() : Pace.OWN;
  }

  private static Failure failure(RuntimeException e) {
    if (e instanceof FailureException expected) {
      return expected.failure();
    }
    Reconciliation.label(LOG.atError()).setCause(new Bug(e)).log("this is a bug, please report it");
    return new Failure.Unavailable(
        "internal error (%s); the operator's log says more"
            .formatted(e.getClass().getSimpleName()));
  }

  private <S, P extends CustomResource<?, S>> void publish(
      P primary, Context<P> context, Report<S> report) {
    report
        .status()
        .filter(status -> !status.equals(primary.getStatus()))
        .ifPresent(status -> statuses.write(primary, status, context));
    report.notices().forEach(notice -> notices.publish(primary, notice));
  }
}
