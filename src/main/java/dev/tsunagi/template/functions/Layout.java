package dev.tsunagi.template.functions;

import module java.base;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;

/// Layouts of Go, which write out the second of January 2006.
final class Layout {

  private static final Pattern PIECE =
      Pattern.compile(
          "January|Jan|Monday|Mon|MST|2006|-07:00:00|-07:00|-0700|-07|Z07:00|Z0700|Z07|"
              + "[.,]0+(?![0-9])|[.,]9+(?![0-9])|15|PM|pm|0[1-6]|002|__2|_2(?!006)|[1-5]");

  private static final Map<String, String> PATTERNS =
      Map.ofEntries(
          Map.entry("January", "MMMM"),
          Map.entry("Jan", "MMM"),
          Map.entry("Monday", "EEEE"),
          Map.entry("Mon", "EEE"),
          Map.entry("2006", "uuuu"),
          Map.entry("01", "MM"),
          Map.entry("02", "dd"),
          Map.entry("03", "hh"),
          Map.entry("04", "mm"),
          Map.entry("05", "ss"),
          Map.entry("06", "uu"),
          Map.entry("1", "M"),
          Map.entry("2", "d"),
          Map.entry("3", "h"),
          Map.entry("4", "m"),
          Map.entry("5", "s"),
          Map.entry("15", "HH"),
          Map.entry("002", "DDD"),
          Map.entry("PM", "a"),
          Map.entry("_2", "ppd"),
          Map.entry("__2", "pppD"),
          Map.entry("-0700", "xx"),
          Map.entry("-07:00", "xxx"),
          Map.entry("-07:00:00", "xxxxx"),
          Map.entry("-07", "x"),
          Map.entry("Z0700", "XX"),
          Map.entry("Z07:00", "XXX"),
          Map.entry("Z07", "X"));

  private Layout() {}

  private static DateTimeFormatter formatter(String layout, boolean parsing) {
    var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    var piece = PIECE.matcher(layout);
    int end = 0;
    while (piece.find()) {
      builder.appendLiteral(layout.substring(end, piece.start()));
      piece(builder, piece.group(), parsing);
      end = piece.end();
    }
    return builder.appendLiteral(layout.substring(end)).toFormatter(Locale.ENGLISH);
  }

  private static void piece(DateTimeFormatterBuilder builder, String piece, boolean parsing) {
    var pattern = PATTERNS.get(piece);
    if (pattern != null) {
      builder.appendPattern(pattern);
    } else if (piece.equals("MST")) {
      if (parsing) {
        builder.appendZoneText(TextStyle.SHORT);
      } else {
        builder.appendPattern("'\0'");
      }
    } else if (piece.equals("pm")) {
      builder.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "am", 1L, "pm"));
    } else {
      boolean fixed = piece.charAt(1) == '0';
      int digits = Math.min(9, piece.length() - 1);
      builder.appendFraction(ChronoField.NANO_OF_SECOND, fixed ? digits : 0, digits, true);
    }
  }

  static String format(String layout, ZonedDateTime time) {
    return formatter(layout, false).format(time).replace("\0", abbreviation(time));
  }

  private static String abbreviation(ZonedDateTime time) {
    if (time.getZone().equals(ZoneOffset.UTC)) {
      return "UTC";
    }
    return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
  }

  static Optional<ZonedDateTime> parse(String layout, String text) {
    try {
      var found =
          new DateTimeFormatterBuilder()
              .append(formatter(layout, true))
              .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
              .toFormatter(Locale.ENGLISH)
              .parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      return Optional.of(
          found instanceof ZonedDateTime zoned
              ? zoned
              : ((LocalDateTime) found).atZone(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
