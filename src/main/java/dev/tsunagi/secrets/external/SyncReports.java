package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.manifest.ManifestWatch;
import dev.tsunagi.secrets.window.SyncGate;

/// What a run has to tell: statuses, events about what is new, and when to come back. Pure.
///
/// @param current the state of the ExternalSecret that the run is about
record SyncReports(ExternalSecret primary, String current, SyncGate windows, Instant now) {

  /// The least time between two refreshes, whatever the interval.
  private static final Duration BREATH = Duration.ofMillis(500);

  /// Nothing was done, and nothing is to be before `when`.
  Report<ExternalSecretStatus> quiet(Optional<Instant> when) {
    return Report.unchanged(when.map(t -> Duration.between(now, t)));
  }

  /// @param applied what became of the target
  Report<ExternalSecretStatus> good(Gathered.All all, Applied applied) {
    var old = primary.getStatus();
    var readAt = all.readAt(now);
    var success = new ExternalSecretStatuses.Success(Target.name(primary), current, readAt);
    var status = ExternalSecretStatuses.good(old, applied.outcome(), success, now);
    // When it was generated must be known after a restart, too: it would be rotated too soon.
    var worthWriting = all.isGenerated() || RefreshTimePolicy.worthWriting(old, status, interval());
    return new Report<>(
        Optional.of(status).filter(_ -> worthWriting),
        applied.and(unreadableWindows()).notices(),
        nextRefresh(readAt));
  }

  /// What is under way shows in the status only.
  Report<ExternalSecretStatus> failed(Failure failure) {
    var message = failure.message();
    var status = ExternalSecretStatuses.failed(primary.getStatus(), reason(failure), message, now);
    var alarm =
        failure instanceof Failure.Pending
            ? List.<Notice>of()
            : List.of(Notice.warning("UpdateFailed", message));
    return new Report<>(Optional.of(status), alarm, interval());
  }

  /// ESO has other reasons for targets that are no Secrets, once it has accepted them.
  private String reason(Failure failure) {
    var refused = failure instanceof Failure.Refused(var reason, _) ? reason : "";
    return ManifestWatch.target(primary).isEmpty()
            || refused.equals(ExternalSecretAcceptance.INVALID_TARGET)
        ? ExternalSecretStatuses.FAILED
        : ExternalSecretStatuses.RESOURCE_FAILED;
  }

  /// Told once for each state of the ExternalSecret.
  private List<Notice> unreadableWindows() {
    return primary.getStatus().syncedResourceVersion().equals(current)
        ? List.of()
        : windows.unreadable().stream()
            .map(why -> Notice.warning("InvalidSyncWindow", why + "; it counts for nothing"))
            .toList();
  }

  /// Time passed while we worked, and an interval may be a millisecond: neither may make a loop.
  private Optional<Duration> nextRefresh(Instant readAt) {
    return interval()
        .map(i -> Duration.between(now, readAt.plus(i)))
        .map(delay -> delay.compareTo(BREATH) > 0 ? delay : BREATH);
  }

  private Optional<Duration> interval() {
    var spec = primary.getSpec();
    return switch (spec.refreshPolicy()) {
      case PERIODIC ->
          Optional.of(spec.refreshInterval().toDuration()).filter(Duration::isPositive);
      case CREATED_ONCE, ON_CHANGE -> Optional.empty();
    };
  }
}
