package dev.tsunagi.simulator.oci.kms;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// When a vault or key is to go: 7 to 30 days ahead, 30 unless asked otherwise.
final class Deletion {

  private static final Duration SHORTEST = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(30);

  private Deletion() {}

  static Instant time(JsonNode details, Instant now) {
    var asked = Json.instant(details, "timeOfDeletion");
    if (asked == null) {
      return now.plus(LONGEST);
    }
    // The client took its time between reading the clock and calling.
    var slack = Duration.ofMinutes(5);
    if (asked.isBefore(now.plus(SHORTEST).minus(slack))
        || asked.isAfter(now.plus(LONGEST).plus(slack))) {
      throw OciError.invalid("timeOfDeletion must be 7 to 30 days ahead");
    }
    return asked;
  }
}
