package dev.tsunagi.simulator.oci.secret;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import org.jspecify.annotations.Nullable;

/// When versions of a secret expire, and whether a content may come back.
record Rules(
    @Nullable Duration expiryInterval,
    @Nullable Instant absoluteExpiry,
    boolean blockedOnExpiry,
    boolean noReuse,
    boolean noReuseOfDeleted) {

  private static final Duration NEAREST = Duration.ofDays(1).minusMinutes(5);
  private static final Duration FARTHEST = Duration.ofDays(365).plusMinutes(5);

  /// The `secretRules` of a request, of which there may be one of each type.
  static Rules parse(JsonNode rules, Instant now) {
    var types = new HashSet<String>();
    var parsed = new Rules(null, null, false, false, false);
    for (var rule : rules) {
      var type = Json.required(rule, "ruleType");
      if (!types.add(type)) {
        throw OciError.invalid("secretRules may have one rule of each type");
      }
      parsed =
          switch (type) {
            case "SECRET_EXPIRY_RULE" -> parsed.withExpiry(rule, now);
            case "SECRET_REUSE_RULE" ->
                new Rules(
                    parsed.expiryInterval,
                    parsed.absoluteExpiry,
                    parsed.blockedOnExpiry,
                    true,
                    rule.path("isEnforcedOnDeletedSecretVersions").asBoolean());
            default -> throw OciError.invalid("ruleType is unknown: " + type);
          };
    }
    return parsed;
  }

  private Rules withExpiry(JsonNode rule, Instant now) {
    var interval = Json.text(rule, "secretVersionExpiryInterval");
    var absolute = Json.instant(rule, "timeOfAbsoluteExpiry");
    if (absolute != null
        && (absolute.isBefore(now.plus(NEAREST)) || absolute.isAfter(now.plus(FARTHEST)))) {
      throw OciError.invalid("timeOfAbsoluteExpiry must be 1 to 365 days ahead");
    }
    return new Rules(
        interval == null ? null : Days.parse("secretVersionExpiryInterval", interval, 90),
        absolute,
        rule.path("isSecretContentRetrievalBlockedOnExpiry").asBoolean(),
        noReuse,
        noReuseOfDeleted);
  }

  /// When a version expires, or null for never.
  @Nullable Instant expiry(SecretVersion version) {
    var byAge = expiryInterval == null ? null : version.timeCreated().plus(expiryInterval);
    if (byAge == null || absoluteExpiry == null) {
      return byAge == null ? absoluteExpiry : byAge;
    }
    return byAge.isBefore(absoluteExpiry) ? byAge : absoluteExpiry;
  }

  void check(NewContent content, Versions versions) {
    if (noReuse
        && (noReuseOfDeleted ? versions.all() : versions.live())
            .anyMatch(version -> version.content().equals(content.content()))) {
      throw OciError.invalid("The reuse rule forbids the content of an earlier version.");
    }
  }
}
