package dev.tsunagi.simulator.oci.store;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// When a thing is to go: some days ahead, thirty at most and unless asked otherwise.
public final class Deletion {

  private static final int LONGEST = 30;

  /// The client took its time between reading the clock and calling.
  private static final Duration SLACK = Duration.ofMinutes(5);

  private Deletion() {}

  /// The `timeOfDeletion` of a request; 400 when it is not at least `shortest` days ahead.
  public static Instant time(JsonNode details, int shortest, Instant now) {
    var asked = Json.instant(details, "timeOfDeletion");
    if (asked == null) {
      return now.plus(Duration.ofDays(LONGEST));
    }
    if (asked.isBefore(now.plus(Duration.ofDays(shortest)).minus(SLACK))
        || asked.isAfter(now.plus(Duration.ofDays(LONGEST)).plus(SLACK))) {
      throw OciError.invalid(
          "timeOfDeletion must be " + shortest + " to " + LONGEST + " days ahead");
    }
    return asked;
  }
}
