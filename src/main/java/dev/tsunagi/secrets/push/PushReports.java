package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// What a run has to tell: statuses, events about what is new, and when to come back. Pure.
///
/// @param current the state of the PushSecret that the run is about
record PushReports(PushSecret primary, String current, Instant now) {

  /// Nothing to say before the next refresh.
  Report<PushSecretStatus> quiet() {
    return Report.unchanged(next());
  }

  /// Some of it is done, and the rest waits for its slot.
  Report<PushSecretStatus> later(Progress progress, Instant slot) {
    var status = PushSecretStatuses.underWay(primary.getStatus(), progress.synced());
    return new Report<>(
        Optional.of(status), progress.notices(), Optional.of(Duration.between(now, slot)));
  }

  Report<PushSecretStatus> synced(Progress progress, Synced onRecord) {
    var old = primary.getStatus();
    var message = PushSecretStatuses.message(primary.getSpec().updatePolicy());
    var status = PushSecretStatuses.synced(old, onRecord, message, current, now);
    var notices = new ArrayList<>(progress.notices());
    if (progress.hasWritten() || !Conditions.holds(old.conditions(), PushSecretStatuses.READY)) {
      notices.add(Notice.normal(PushSecretStatuses.SYNCED, message));
    }
    return new Report<>(
        Optional.of(status).filter(s -> PushSecretStatuses.worthWriting(old, s, interval())),
        notices,
        next());
  }

  Report<PushSecretStatus> sourceDeleted(Progress progress) {
    var notices = new ArrayList<>(progress.notices());
    notices.add(Notice.normal(PushSecretStatuses.SOURCE_DELETED, PushSecretStatuses.CLEANED_UP));
    var status = PushSecretStatuses.sourceDeleted(primary.getStatus(), now);
    return new Report<>(Optional.of(status), notices, next());
  }

  /// What is under way shows in the status only.
  Report<PushSecretStatus> failed(Progress progress, Failure failure) {
    var message = failure.message();
    var status = PushSecretStatuses.failed(primary.getStatus(), progress.synced(), message, now);
    var notices = new ArrayList<>(progress.notices());
    if (!(failure instanceof Failure.Pending)) {
      notices.add(Notice.warning(PushSecretStatuses.ERRORED, message));
    }
    return new Report<>(Optional.of(status), notices, next());
  }

  private Optional<Duration> next() {
    return Optional.of(interval()).filter(Duration::isPositive);
  }

  Duration interval() {
    return primary.getSpec().refreshInterval().toDuration();
  }
}
