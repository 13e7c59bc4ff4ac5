package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Report.Notice;
import org.jspecify.annotations.Nullable;

/// How far one run has come: what is on record now, what went wrong first, until when it has to
/// wait. One entry that fails keeps no other from being pushed.
final class Progress {

  private Synced synced;
  private boolean wrote;
  private @Nullable FailureException failure;
  private @Nullable Instant slot;
  private final List<Notice> notices = new ArrayList<>();

  Progress(Synced before) {
    this.synced = before;
  }

  Synced synced() {
    return synced;
  }

  void pushed(PushEntry entry) {
    synced = synced.with(entry.target().key(), entry.address().toString(), entry.data());
  }

  void deleted(Stale stale) {
    synced = synced.without(stale);
  }

  void wrote() {
    wrote = true;
  }

  boolean hasWritten() {
    return wrote;
  }

  void failed(FailureException e) {
    failure = failure == null ? e : failure;
  }

  void waitsUntil(Instant when) {
    slot = slot == null || when.isAfter(slot) ? when : slot;
  }

  void tell(Notice notice) {
    notices.add(notice);
  }

  List<Notice> notices() {
    return List.copyOf(notices);
  }

  /// When to go on, if anything waits for its slot.
  ///
  /// @throws FailureException what went wrong first
  Optional<Instant> check() {
    if (failure != null) {
      throw failure;
    }
    return Optional.ofNullable(slot);
  }
}
