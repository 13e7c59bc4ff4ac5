package dev.tsunagi.schedule;

import module java.base;

/// The values that one field of a cron line names, and whether it names them all by `*` or `?`.
record CronField(BitSet values, boolean star) {

  /// What a field may hold. Names count from `least`.
  record Bounds(int least, int greatest, List<String> names) {

    Bounds(int least, int greatest) {
      this(least, greatest, List.of());
    }

    private int value(String text) {
      var name = names.indexOf(text.toLowerCase(Locale.ROOT));
      return name < 0 ? number(text) : least + name;
    }
  }

  /// A list of ranges: `1,4-6,*/15,mon-fri`.
  static CronField parse(String text, Bounds bounds) {
    var values = new BitSet();
    var star = false;
    for (var range : text.split(",", -1)) {
      if (!range.isEmpty()) {
        star |= add(range, bounds, values);
      }
    }
    return new CronField(values, star);
  }

  boolean has(int value) {
    return values.get(value);
  }

  /// Says whether the range is all there is. With a step it is not: then a day of the month and a
  /// day of the week are alternatives.
  private static boolean add(String text, Bounds bounds, BitSet values) {
    var parts = text.split("/", -1);
    check(parts.length <= 2, "too many slashes", text);
    var ends = parts[0].split("-", -1);
    var all = ends[0].equals("*") || ends[0].equals("?");
    check(all || ends.length <= 2, "too many hyphens", text);
    var step = parts.length == 2 ? number(parts[1]) : 1;
    check(step > 0, "a step must be positive", text);
    var first = all ? bounds.least() : bounds.value(ends[0]);
    var last = last(ends, all, parts.length == 2, first, bounds);
    check(bounds.least() <= first && first <= last && last <= bounds.greatest(), "range", text);
    for (var value = first; value <= last; value += step) {
      values.set(value);
    }
    return all && step == 1;
  }

  /// `5/10` goes on to the end, `5` does not.
  private static int last(String[] ends, boolean all, boolean steps, int first, Bounds bounds) {
    if (all || (steps && ends.length == 1)) {
      return bounds.greatest();
    }
    return ends.length == 1 ? first : bounds.value(ends[1]);
  }

  private static int number(String text) {
    check(text.matches("\\d{1,4}"), "not a number", text);
    return Integer.parseInt(text);
  }

  private static void check(boolean holds, String rule, String text) {
    if (!holds) {
      throw new IllegalArgumentException("\"%s\": %s".formatted(text, rule));
    }
  }
}
