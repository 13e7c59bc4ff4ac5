package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretSpec.DeletionPolicy;
import dev.tsunagi.api.secrets.PushSecretStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Departure;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// Lets go of a PushSecret that is being deleted: with `deletionPolicy: Delete` what it created at
/// the providers goes first, and then the stores that waited for that.
final class PushCleanup implements Departure<PushSecretStatus> {

  private final PushSecret primary;
  private final Supplier<Pushing> pushing;
  private final StoreFinalizers finalizers;
  private final Consumer<Notice> say;
  private final Instant now;
  private final Progress progress;

  /// `say` tells what no status can tell any more.
  PushCleanup(
      PushSecret primary,
      Supplier<Pushing> pushing,
      StoreFinalizers finalizers,
      Consumer<Notice> say,
      Instant now) {
    this.primary = primary;
    this.pushing = pushing;
    this.finalizers = finalizers;
    this.say = say;
    this.now = now;
    this.progress = new Progress(PushSecretRun.before(primary));
  }

  @Override
  public Optional<Report<PushSecretStatus>> depart() {
    if (primary.getSpec().deletionPolicy() == DeletionPolicy.DELETE
        && !progress.synced().isEmpty()) {
      delete();
    }
    finalizers.release(primary);
    progress.notices().forEach(say);
    return Optional.empty();
  }

  private void delete() {
    try {
      new Deleting(pushing.get(), progress).delete(progress.synced().all());
      if (progress.check().isPresent()) {
        throw new FailureException(
            new Failure.Pending("waiting for the request rate of the provider"));
      }
    } catch (FailureException e) {
      throw e.within("Failed to Delete Secrets from Provider");
    }
  }

  @Override
  public Report<PushSecretStatus> failed(Failure failure) {
    var message = failure.message() + " (spec.deletionPolicy: None lets go and leaves them)";
    var notices = new ArrayList<>(progress.notices());
    if (!(failure instanceof Failure.Pending)) {
      notices.add(Notice.warning(PushSecretStatuses.ERRORED, message));
    }
    var status = PushSecretStatuses.failed(primary.getStatus(), progress.synced(), message, now);
    return new Report<>(Optional.of(status), notices, Optional.of(Duration.ofMinutes(1)));
  }
}
