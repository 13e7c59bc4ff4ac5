package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// Sprig's functions on dates. The local zone is UTC, as in a container.
final class Dates {

  private final Clock clock;

  private Dates(Clock clock) {
    this.clock = clock;
  }

  static List<Function> functions(Clock clock) {
    var dates = new Dates(clock);
    return new Functions.Table()
        .add("now", "", _ -> dates.now())
        .add("date", "string any", a -> dates.format(a.text(0), a.get(1), "UTC"))
        .add("htmlDate", "any", a -> dates.format("2006-01-02", a.get(0), "UTC"))
        .add("htmlDateInZone", "any string", a -> dates.format("2006-01-02", a.get(0), a.text(1)))
        .add("dateInZone", "string any string", a -> dates.format(a.text(0), a.get(1), a.text(2)))
        .add("date_in_zone", "string any string", a -> dates.format(a.text(0), a.get(1), a.text(2)))
        .add("dateModify", "string time", a -> modified(a, true))
        .add("date_modify", "string time", a -> modified(a, true))
        .add("mustDateModify", "string time", a -> modified(a, false))
        .add("must_date_modify", "string time", a -> modified(a, false))
        .add("toDate", "string string", a -> parsed(a).orElse(GoTime.ZERO))
        .add("mustToDate", "string string", a -> parsed(a).orElseThrow(Dates::unparsable))
        .add("unixEpoch", "time", a -> Long.toString(((GoTime) a.get(0)).at().toEpochSecond()))
        .add("ago", "any", dates::ago)
        .add("duration", "any", a -> GoDurations.text(seconds(a.get(0))))
        .add("durationRound", "any", dates::rounded)
        .functions();
  }

  private GoTime now() {
    return new GoTime(ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private ZonedDateTime time(Object value) {
    return switch (value) {
      case GoTime time -> time.at();
      case Integer number -> Instant.ofEpochSecond(number).atZone(ZoneOffset.UTC);
      case Long number -> epoch(number);
      default -> now().at();
    };
  }

  private static ZonedDateTime epoch(long seconds) {
    try {
      return Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      throw new CallException("time out of range");
    }
  }

  private String format(String layout, Object value, String zone) {
    return Layout.format(layout, time(value).withZoneSameInstant(zone(zone)));
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() || name.equals("Local") || name.equals("UTC")
          ? ZoneOffset.UTC
          : ZoneId.of(name);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }

  private static Object modified(Arguments a, boolean lenient) {
    var time = (GoTime) a.get(1);
    var by = GoDurations.parse(a.text(0));
    if (by.isEmpty() && !lenient) {
      throw new CallException("time: invalid duration");
    }
    return by.<Object>map(d -> new GoTime(time.at().plus(d))).orElse(time);
  }

  private static Optional<Object> parsed(Arguments a) {
    return Layout.parse(a.text(0), a.text(1)).map(GoTime::new);
  }

  /// Go quotes the text.
  private static CallException unparsable() {
    return new CallException("parsing time: does not match the layout");
  }

  private Object ago(Arguments a) {
    var passed = Duration.between(time(a.get(0)), now().at());
    return GoDurations.text(Duration.ofSeconds(passed.plusMillis(500).toSeconds()));
  }

  private static Duration seconds(Object value) {
    return switch (value) {
      case String text when text.matches("-?[0-9]{1,10}") ->
          Duration.ofSeconds(Long.parseLong(text));
      case Long number when Math.abs(number) < 1L << 33 -> Duration.ofSeconds(number);
      default -> Duration.ZERO;
    };
  }

  private Object rounded(Arguments a) {
    var duration =
        switch (a.get(0)) {
          case String text -> GoDurations.parse(text).orElse(Duration.ZERO);
          case Long nanos -> Duration.ofNanos(nanos);
          case GoTime time -> Duration.between(time.at(), now().at());
          default -> Duration.ZERO;
        };
    return GoDurations.rounded(duration.abs());
  }
}
