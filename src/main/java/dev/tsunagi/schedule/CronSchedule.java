package dev.tsunagi.schedule;

import module java.base;

/// Five fields: minute, hour, day of the month, month, day of the week (0 is Sunday, and there is
/// no 7). Where both days are restricted, either will do.
record CronSchedule(
    CronField minutes,
    CronField hours,
    CronField daysOfMonth,
    CronField months,
    CronField daysOfWeek,
    ZoneId zone)
    implements Schedule {

  private static final CronField.Bounds MINUTES = new CronField.Bounds(0, 59);
  private static final CronField.Bounds HOURS = new CronField.Bounds(0, 23);
  private static final CronField.Bounds DAYS_OF_MONTH = new CronField.Bounds(1, 31);
  private static final CronField.Bounds MONTHS =
      new CronField.Bounds(
          1,
          12,
          List.of(
              "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"));
  private static final CronField.Bounds DAYS_OF_WEEK =
      new CronField.Bounds(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

  /// Five years: a line such as `0 0 30 2 *` comes to an end, too.
  private static final int HORIZON_DAYS = 5 * 366;

  /// More than any zone leaps at once: a search begins so much earlier.
  private static final Duration LEAP = Duration.ofHours(3);

  static CronSchedule parse(String text, ZoneId zone) {
    var fields = text.strip().split("\\s+", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "expected 5 fields, found %d: \"%s\"".formatted(fields.length, text));
    }
    return new CronSchedule(
        CronField.parse(fields[0], MINUTES),
        CronField.parse(fields[1], HOURS),
        CronField.parse(fields[2], DAYS_OF_MONTH),
        CronField.parse(fields[3], MONTHS),
        CronField.parse(fields[4], DAYS_OF_WEEK),
        zone);
  }

  @Override
  public Optional<Instant> lastUntil(Instant now) {
    return search(local(now.plus(LEAP)), -1, time -> !time.isAfter(now));
  }

  @Override
  public Optional<Instant> nextAfter(Instant now) {
    return search(local(now.minus(LEAP)), 1, time -> time.isAfter(now));
  }

  private LocalDateTime local(Instant time) {
    return LocalDateTime.ofInstant(time, zone).truncatedTo(ChronoUnit.MINUTES);
  }

  private Optional<Instant> search(LocalDateTime from, int direction, Predicate<Instant> wanted) {
    var begin = from;
    for (var days = 0; days <= HORIZON_DAYS; days++) {
      var found = onSameDay(begin, direction, wanted);
      if (found.isPresent()) {
        return found;
      }
      var day = begin.toLocalDate().plusDays(direction);
      begin = direction > 0 ? day.atStartOfDay() : day.atTime(23, 59);
    }
    return Optional.empty();
  }

  private Optional<Instant> onSameDay(
      LocalDateTime from, int direction, Predicate<Instant> wanted) {
    var day = from.toLocalDate();
    if (!isOn(day)) {
      return Optional.empty();
    }
    return Stream.iterate(from, t -> t.toLocalDate().equals(day), t -> t.plusMinutes(direction))
        .filter(t -> hours.has(t.getHour()) && minutes.has(t.getMinute()))
        .map(t -> t.atZone(zone).toInstant())
        .filter(wanted)
        .findFirst();
  }

  private boolean isOn(LocalDate day) {
    var ofMonth = daysOfMonth.has(day.getDayOfMonth());
    var ofWeek = daysOfWeek.has(day.getDayOfWeek().getValue() % 7);
    var isFree = daysOfMonth.star() || daysOfWeek.star();
    return months.has(day.getMonthValue()) && (isFree ? ofMonth && ofWeek : ofMonth || ofWeek);
  }
}
