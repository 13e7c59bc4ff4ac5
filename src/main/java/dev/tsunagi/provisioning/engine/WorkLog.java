package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.api.provisioning.WorkStatus;
import dev.tsunagi.provisioning.Work;
import org.jspecify.annotations.Nullable;

/// What becomes of the work request on record. Pure.
final class WorkLog {

  /// How long a failed piece of work is not tried again by itself.
  static final Duration HOLD = Duration.ofMinutes(10);

  private static final String FAILED = "FAILED";

  private WorkLog() {}

  static WorkStatus begun(String id, String doing, Instant now) {
    return new WorkStatus(id, doing, "ACCEPTED", null, "", now);
  }

  /// Which work request is worth asking about.
  static Optional<String> open(ProvisionedStatus status) {
    return Optional.ofNullable(status.work())
        .filter(work -> !work.id().isEmpty() && !work.state().equals(FAILED))
        .map(WorkStatus::id);
  }

  /// Gone when it is done; kept, with the reason, when it failed.
  static @Nullable WorkStatus updated(WorkStatus before, Work now) {
    if (now.finished() && !now.failed()) {
      return null;
    }
    var why = String.join("; ", now.errors());
    return new WorkStatus(
        before.id(),
        before.doing(),
        now.failed() ? FAILED : now.state(),
        now.percentComplete(),
        now.failed() && why.isEmpty() ? "OCI gave no reason" : why,
        before.since());
  }

  /// Why the work on record failed; empty when it did not.
  static String lastFailure(@Nullable WorkStatus work) {
    return work == null || !work.state().equals(FAILED) ? "" : work.message();
  }

  /// The failed work, unless the spec was changed since, the user asked for another try, or enough
  /// time has passed.
  static @Nullable WorkStatus holding(
      @Nullable WorkStatus work, boolean specChanged, Wishes wishes, Instant now) {
    if (work == null || !work.state().equals(FAILED) || specChanged) {
      return null;
    }
    var since = work.since() == null ? Instant.EPOCH : work.since();
    var asked = wishes.reconcileAt() != null && wishes.reconcileAt().isAfter(since);
    return asked || since.plus(HOLD).isBefore(now) ? null : work;
  }
}
