package dev.tsunagi.provisioning.backup.schedule;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.MySqlBackupSchedule;
import dev.tsunagi.api.provisioning.MySqlBackupScheduleSpec;
import dev.tsunagi.api.provisioning.MySqlBackupScheduleStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.backup.schedule.SchedulePlanner.Situation;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Run;
import dev.tsunagi.schedule.Schedule;

/// One look at a schedule.
final class BackupScheduleRun implements Run<MySqlBackupScheduleStatus> {

  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private final MySqlBackupSchedule object;
  private final ScheduledBackups backups;
  private final Instant now;

  BackupScheduleRun(MySqlBackupSchedule object, ScheduledBackups backups, Instant now) {
    this.object = object;
    this.backups = backups;
    this.now = now;
  }

  @Override
  public Report<MySqlBackupScheduleStatus> reconcile() {
    var schedule = schedule();
    var at = situation(schedule);
    return switch (SchedulePlanner.plan(at, now)) {
      case SchedulePlan.Make(var due) -> make(at, due);
      case SchedulePlan.Prune(var surplus) -> prune(at, surplus);
      case SchedulePlan.Rest(var again) -> report(at, List.of(), again);
    };
  }

  private Schedule schedule() {
    var problems = new ArrayList<>(object.problems());
    var spec = object.getSpec();
    if (!spec.template().id().isEmpty()) {
      problems.add(new SpecProblem("spec.template.id", "binds to one backup", "left out"));
    }
    var schedule = schedule(spec, problems);
    if (!problems.isEmpty()) {
      var texts = problems.stream().map(SpecProblem::message).toList();
      throw new FailureException(new Failure.Invalid(String.join("; ", texts)));
    }
    return schedule.orElseThrow();
  }

  private Optional<Schedule> schedule(MySqlBackupScheduleSpec spec, List<SpecProblem> problems) {
    try {
      var zone = ZoneId.of(spec.timeZone().isEmpty() ? "Z" : spec.timeZone());
      var schedule = Schedule.parse(spec.schedule(), zone);
      if (schedule.nextAfter(now).isEmpty()) {
        problems.add(new SpecProblem("spec.schedule", "never comes", "a time that does"));
      }
      return Optional.of(schedule);
    } catch (IllegalArgumentException e) {
      var wrong = Objects.requireNonNullElse(e.getMessage(), "cannot be read");
      problems.add(new SpecProblem("spec.schedule", wrong, "e.g. 30 2 * * *"));
    } catch (DateTimeException e) {
      var wrong = "is \"%s\"".formatted(spec.timeZone());
      problems.add(new SpecProblem("spec.timeZone", wrong, "e.g. Europe/Berlin"));
    }
    return Optional.empty();
  }

  private Situation situation(Schedule schedule) {
    var spec = object.getSpec();
    var made = backups.of(object);
    return new Situation(
        schedule, Boolean.TRUE.equals(spec.suspend()), since(made), spec.retention(), made);
  }

  /// A status may be lost; what was made is there all the same.
  private Instant since(List<Made> made) {
    var created = OffsetDateTime.parse(object.getMetadata().getCreationTimestamp()).toInstant();
    return Stream.concat(
            Stream.of(Optional.ofNullable(object.getStatus().lastScheduleTime()).orElse(created)),
            made.stream().map(Made::due))
        .max(Comparator.naturalOrder())
        .orElse(created);
  }

  private Report<MySqlBackupScheduleStatus> make(Situation at, Instant due) {
    var name = backups.make(object, due);
    var text = "made MySqlBackup \"%s\", which was due at %s".formatted(name, due);
    var made = new ArrayList<>(at.made());
    made.add(new Made(name, "", due, Made.State.RUNNING, ""));
    var dealt = new Situation(at.schedule(), at.suspended(), due, at.retention(), made);
    return report(dealt, List.of(Notice.normal("BackupMade", text)), AT_ONCE);
  }

  private Report<MySqlBackupScheduleStatus> prune(Situation at, List<Made> surplus) {
    var notices =
        surplus.stream()
            .filter(made -> backups.delete(object, made))
            .map(
                made ->
                    Notice.normal(
                        "BackupDeleted",
                        "deleted MySqlBackup \"%s\": spec.retention keeps others"
                            .formatted(made.name())))
            .toList();
    return report(at, notices, Duration.ofSeconds(1));
  }

  private Report<MySqlBackupScheduleStatus> report(
      Situation at, List<Notice> notices, Duration again) {
    return new Report<>(
        Optional.of(ScheduleStatuses.of(object.getStatus(), at, generation(), now)),
        notices,
        Optional.of(again));
  }

  private long generation() {
    return Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
  }

  @Override
  public Report<MySqlBackupScheduleStatus> failed(Failure failure) {
    var reason = failure instanceof Failure.Invalid ? "InvalidSpec" : "Failed";
    return new Report<>(
        Optional.of(
            ScheduleStatuses.failed(
                object.getStatus(), reason, failure.message(), generation(), now)),
        List.of(Notice.warning(reason, failure.message())),
        Optional.empty());
  }
}
