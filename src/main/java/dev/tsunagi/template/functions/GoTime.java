package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.Struct;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// A point in time, in a zone.
record GoTime(ZonedDateTime at) implements Struct {

  /// What Go has where a date could not be read.
  static final GoTime ZERO = new GoTime(ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));

  @Override
  public String type() {
    return "time.Time";
  }

  @Override
  public Optional<Object> field(String name) {
    return switch (name) {
      case "Unix" -> Optional.of(at.toEpochSecond());
      case "Year" -> Optional.of(at.getYear());
      case "Day" -> Optional.of(at.getDayOfMonth());
      case "Hour" -> Optional.of(at.getHour());
      case "Minute" -> Optional.of(at.getMinute());
      case "Second" -> Optional.of(at.getSecond());
      default -> Optional.empty();
    };
  }

  @Override
  public String text() {
    return Layout.format("2006-01-02 15:04:05.999999999 -0700 MST", at);
  }
}
