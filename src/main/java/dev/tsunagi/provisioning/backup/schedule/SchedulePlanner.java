package dev.tsunagi.provisioning.backup.schedule;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlBackupScheduleSpec.Retention;
import dev.tsunagi.provisioning.backup.schedule.Made.State;
import dev.tsunagi.schedule.Schedule;

/// Decides; touches nothing. One backup is made at a time; of several times that were missed, only
/// the last one is made up for.
final class SchedulePlanner {

  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private SchedulePlanner() {}

  /// All that a plan depends on.
  ///
  /// @param since the latest time that is dealt with
  record Situation(
      Schedule schedule, boolean suspended, Instant since, Retention retention, List<Made> made) {

    Optional<Made> running() {
      return made.stream().filter(each -> each.is(State.RUNNING)).findFirst();
    }

    /// Good ones, the newest first.
    List<Made> good() {
      return made.stream()
          .filter(each -> each.is(State.GOOD))
          .sorted(Comparator.comparing(Made::due).reversed())
          .toList();
    }

    Optional<Instant> due(Instant now) {
      return suspended
          ? Optional.empty()
          : schedule.lastUntil(now).filter(time -> time.isAfter(since));
    }
  }

  static SchedulePlan plan(Situation at, Instant now) {
    var due = at.due(now);
    if (due.isPresent() && at.running().isEmpty()) {
      return new SchedulePlan.Make(due.get());
    }
    var surplus = surplus(at, now);
    return surplus.isEmpty()
        ? new SchedulePlan.Rest(rest(at, now))
        : new SchedulePlan.Prune(surplus);
  }

  /// Good ones beyond a limit, but never the newest of them; and failed ones that a good one has
  /// followed. What runs, or leaves by itself, is not touched.
  private static List<Made> surplus(Situation at, Instant now) {
    var good = at.good();
    if (at.retention().keepsAll() || good.isEmpty()) {
      return List.of();
    }
    var newest = good.getFirst().due();
    var overdue =
        IntStream.range(1, good.size())
            .filter(i -> isBeyond(at.retention(), i, good.get(i), now))
            .mapToObj(good::get);
    var failed =
        at.made().stream().filter(each -> each.is(State.FAILED) && each.due().isBefore(newest));
    return Stream.concat(overdue, failed).toList();
  }

  /// `newer`: how many good ones are newer than this one.
  private static boolean isBeyond(Retention retention, int newer, Made made, Instant now) {
    var count = retention.count();
    return (count != null && newer >= count)
        || expiry(retention, made).filter(end -> !end.isAfter(now)).isPresent();
  }

  private static Optional<Instant> expiry(Retention retention, Made made) {
    return Optional.ofNullable(retention.days())
        .map(days -> made.due().plus(days, ChronoUnit.DAYS));
  }

  /// Until the next backup is due or the next one expires, with a look now and then.
  private static Duration rest(Situation at, Instant now) {
    var next = at.suspended() ? Optional.<Instant>empty() : at.schedule().nextAfter(now);
    var ends = at.good().stream().skip(1).flatMap(m -> expiry(at.retention(), m).stream());
    return Stream.concat(next.stream(), ends)
        .map(time -> Duration.between(now, time))
        .min(Comparator.naturalOrder())
        .filter(wait -> wait.compareTo(LONGEST_REST) < 0)
        .orElse(LONGEST_REST);
  }
}
