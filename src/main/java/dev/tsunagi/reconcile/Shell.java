package dev.tsunagi.reconcile;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.failure.Pace;
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

  private final NextTry nextTry;
  private final Notices notices;
  private final Measures measures;
  private final StatusWriter statuses = new StatusWriter();

  public Shell(Backoffs backoffs, Notices notices) {
    this(backoffs, notices, Measures.NONE);
  }

  public Shell(Backoffs backoffs, Notices notices, Measures measures) {
    this.nextTry = new NextTry(backoffs);
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
                nextTry.reset(primary.getMetadata().getUid());
                measured.released();
                return DeleteControl.defaultDelete();
              } catch (RuntimeException e) {
                return notYet(primary, failure(e));
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

  /// Tells something about an object outside of a report. It goes to the log as well: a namespace
  /// that is being deleted takes no events.
  public void say(HasMetadata about, Report.Notice notice) {
    Reconciliation.label(LOG.atInfo()).addKeyValue("said", notice.message()).log(notice.reason());
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
      nextTry.reset(primary.getMetadata().getUid());
      return left;
    } catch (RuntimeException e) {
      return Optional.of(report(primary, e, departure::failed, measured));
    }
  }

  /// Acts on something that has no status of ours to tell a failure in.
  public <P extends HasMetadata> UpdateControl<P> attend(P primary, Runnable act) {
    return attend(
        primary,
        () -> {
          act.run();
          return Optional.empty();
        });
  }

  /// The same; `act` says when to look again, if only time would tell.
  public <P extends HasMetadata> UpdateControl<P> attend(
      P primary, Supplier<Optional<Duration>> act) {
    return ScopedValue.where(Reconciliation.CURRENT, Reconciliation.of(primary))
        .call(
            () -> {
              var uid = primary.getMetadata().getUid();
              try {
                var again = act.get();
                nextTry.reset(uid);
                var control = UpdateControl.<P>noUpdate();
                return again.map(control::rescheduleAfter).orElse(control);
              } catch (RuntimeException e) {
                log(failure(e));
                return UpdateControl.<P>noUpdate().rescheduleAfter(nextTry.backoff(uid));
              }
            });
  }

  private DeleteControl notYet(CustomResource<?, ?> primary, Failure failure) {
    Reconciliation.label(LOG.atWarn())
        .addKeyValue("error", failure.message())
        .log("cannot let go of the object yet");
    notices.publish(primary, Report.Notice.warning("CleanupFailed", failure.message()));
    return DeleteControl.noFinalizerRemoval()
        .rescheduleAfter(nextTry.backoff(primary.getMetadata().getUid()));
  }

  private <S, P extends CustomResource<?, S>> Report<S> report(
      P primary, Run<S> run, MeasuredRun measured) {
    try {
      var report = run.reconcile();
      nextTry.reset(primary.getMetadata().getUid());
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
    if (e instanceof RejectedExecutionException) {
      return ended(primary);
    }
    var failure = failure(e);
    measured.failed(failure);
    var report = told.apply(failure);
    log(failure);
    var again = nextTry.after(primary.getMetadata().getUid(), failure, pace(e), report.again());
    return new Report<>(report.status(), report.notices(), again);
  }

  /// The operator ends, and threads that the run needs are gone already. Whoever comes after it
  /// takes the object up again; nothing is wrong with it that its status should tell.
  private <S> Report<S> ended(CustomResource<?, S> primary) {
    Reconciliation.label(LOG.atInfo()).log("ended at work");
    return Report.unchanged(Optional.of(nextTry.backoff(primary.getMetadata().getUid())));
  }

  private static void log(Failure failure) {
    var level = failure instanceof Failure.Pending ? LOG.atDebug() : LOG.atInfo();
    Reconciliation.label(level)
        .addKeyValue("error", failure.message())
        .log("reconciliation failed");
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
