package dev.tsunagi.provisioning.backup.schedule;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlBackupScheduleStatus;
import dev.tsunagi.provisioning.backup.schedule.Made.State;
import dev.tsunagi.provisioning.backup.schedule.SchedulePlanner.Situation;
import dev.tsunagi.reconcile.Conditions;

/// What the status says. Pure.
final class ScheduleStatuses {

  static final String READY = "Ready";

  private ScheduleStatuses() {}

  private record Says(boolean holds, String reason, String message) {}

  static MySqlBackupScheduleStatus of(
      MySqlBackupScheduleStatus before, Situation at, long generation, Instant now) {
    var good = at.good();
    var says = says(at, now);
    return new MySqlBackupScheduleStatus(
        Conditions.with(
            before.conditions(), READY, says.holds(), says.reason(), says.message(), now),
        at.made().isEmpty() ? before.lastScheduleTime() : at.since(),
        good.isEmpty() ? before.lastSuccessfulTime() : good.getFirst().due(),
        at.suspended() ? null : at.schedule().nextAfter(now).orElse(null),
        good.size(),
        generation);
  }

  /// The rest stays as it was.
  static MySqlBackupScheduleStatus failed(
      MySqlBackupScheduleStatus before,
      String reason,
      String message,
      long generation,
      Instant now) {
    return new MySqlBackupScheduleStatus(
        Conditions.with(before.conditions(), READY, false, reason, message, now),
        before.lastScheduleTime(),
        before.lastSuccessfulTime(),
        before.nextScheduleTime(),
        before.kept(),
        generation);
  }

  private static Says says(Situation at, Instant now) {
    var latest =
        at.made().stream()
            .filter(each -> !each.is(State.LEAVING))
            .max(Comparator.comparing(Made::due));
    if (latest.isPresent() && !latest.get().trouble().isEmpty()) {
      var reason = latest.get().is(State.FAILED) ? "BackupFailed" : "BackupInTrouble";
      return new Says(false, reason, told(latest.get()));
    }
    var waiting = at.due(now).flatMap(due -> at.running().map(running -> late(due, running)));
    return waiting.orElseGet(() -> well(at, now));
  }

  private static String told(Made made) {
    return "MySqlBackup \"%s\": %s".formatted(made.name(), made.trouble());
  }

  private static Says late(Instant due, Made running) {
    return new Says(
        false,
        "Overdue",
        "the backup of %s waits for MySqlBackup \"%s\" to end".formatted(due, running.name()));
  }

  private static Says well(Situation at, Instant now) {
    return at.suspended()
        ? new Says(true, "Suspended", "spec.suspend is true: no backups are made")
        : new Says(
            true,
            "Scheduled",
            at.schedule().nextAfter(now).map(t -> "the next backup is due at " + t).orElse(""));
  }
}
