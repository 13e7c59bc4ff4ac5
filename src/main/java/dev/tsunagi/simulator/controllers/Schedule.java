package dev.tsunagi.simulator.controllers;

import module java.base;

/// Five fields of cron in a time zone. Where both days are restricted, either will do.
record Schedule(List<BitSet> fields, boolean anyDay, boolean anyWeekday, ZoneId zone) {

  private static final List<int[]> BOUNDS =
      List.of(
          new int[] {0, 59},
          new int[] {0, 23},
          new int[] {1, 31},
          new int[] {1, 12},
          new int[] {0, 7});
  private static final Map<String, String> NAMED =
      Map.of(
          "@hourly",
          "0 * * * *",
          "@daily",
          "0 0 * * *",
          "@midnight",
          "0 0 * * *",
          "@weekly",
          "0 0 * * 0",
          "@monthly",
          "0 0 1 * *",
          "@yearly",
          "0 0 1 1 *",
          "@annually",
          "0 0 1 1 *");
  private static final int LONGEST_MINUTES = 366 * 24 * 60;

  /// Empty for what is no schedule, or no time zone.
  static Optional<Schedule> parse(String text, String zone) {
    try {
      var words = NAMED.getOrDefault(text.strip(), text.strip()).split("\\s+", -1);
      if (words.length != 5) {
        return Optional.empty();
      }
      var fields = new ArrayList<BitSet>();
      for (var i = 0; i < 5; i++) {
        fields.add(field(words[i], BOUNDS.get(i)[0], BOUNDS.get(i)[1]));
      }
      if (fields.get(4).get(7)) {
        fields.get(4).set(0);
      }
      return Optional.of(
          new Schedule(
              fields, words[2].startsWith("*"), words[4].startsWith("*"), ZoneId.of(zone)));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static BitSet field(String text, int least, int greatest) {
    var values = new BitSet();
    for (var range : text.split(",", -1)) {
      var step = range.split("/", -1);
      var ends = step[0].split("-", -1);
      var all = step[0].equals("*");
      var from = all ? least : Integer.parseInt(ends[0]);
      var to =
          all || (step.length > 1 && ends.length == 1)
              ? greatest
              : Integer.parseInt(ends[ends.length - 1]);
      if (from < least || to > greatest || from > to) {
        throw new IllegalArgumentException(range);
      }
      for (var value = from;
          value <= to;
          value += step.length > 1 ? Math.max(1, Integer.parseInt(step[1])) : 1) {
        values.set(value);
      }
    }
    return values;
  }

  /// The next time after that one; empty when there is none within a year.
  Optional<Instant> after(Instant time) {
    var at = time.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    for (var i = 0; i < LONGEST_MINUTES; i++) {
      at = at.plusMinutes(1);
      if (fits(at)) {
        return Optional.of(at.toInstant());
      }
    }
    return Optional.empty();
  }

  private boolean fits(ZonedDateTime at) {
    var day = fields.get(2).get(at.getDayOfMonth());
    var weekday = fields.get(4).get(at.getDayOfWeek().getValue() % 7);
    return fields.get(0).get(at.getMinute())
        && fields.get(1).get(at.getHour())
        && fields.get(3).get(at.getMonthValue())
        && ((anyDay || anyWeekday) ? (day && weekday) : (day || weekday));
  }
}
