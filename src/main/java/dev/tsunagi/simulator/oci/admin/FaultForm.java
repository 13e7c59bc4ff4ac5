package dev.tsunagi.simulator.oci.admin;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Faults.Effect;
import dev.tsunagi.simulator.oci.wire.Faults.Fault;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// Faults as JSON: `{"operation":"GetSecretBundle","kind":"status","status":429,"times":2}`.
final class FaultForm {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  private FaultForm() {}

  static Fault parse(ObjectNode form) {
    return new Fault(
        Objects.requireNonNullElse(Json.text(form, "operation"), Faults.ANY),
        effect(form),
        form.path("skip").asInt(0),
        form.path("times").asInt(1));
  }

  private static Effect effect(ObjectNode form) {
    return switch (Json.required(form, "kind")) {
      case "latency" -> new Effect.Latency(duration(form, "delay"));
      case "status" -> status(form);
      case "limit" -> new Effect.Limit(perSecond(form));
      case "drop" -> new Effect.Dropped();
      case "loseAnswer" -> new Effect.AnswerLost();
      case "emptyPage" -> new Effect.EmptyPage();
      case "stale" -> new Effect.Stale();
      default ->
          throw OciError.invalid(
              "kind must be latency, limit, status, drop, loseAnswer, emptyPage or stale");
    };
  }

  private static int perSecond(ObjectNode form) {
    var perSecond = form.path("perSecond").asInt();
    if (perSecond < 1) {
      throw OciError.invalid("perSecond must be at least 1");
    }
    return perSecond;
  }

  private static Effect status(ObjectNode form) {
    var status = form.path("status").asInt();
    if (status < 400 || status > 599) {
      throw OciError.invalid("status must be from 400 to 599");
    }
    var code = Objects.requireNonNullElse(Json.text(form, "code"), Faults.codeOf(status));
    return new Effect.Status(
        status,
        code,
        Objects.requireNonNullElse(Json.text(form, "message"), code + " (injected)"),
        form.hasNonNull("retryAfter")
            ? Optional.of(duration(form, "retryAfter"))
            : Optional.empty());
  }

  /// An ISO 8601 duration such as `PT2S`, of up to a hundred years.
  static Duration duration(JsonNode form, String field) {
    try {
      var duration = Duration.parse(Json.required(form, field));
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw OciError.invalid(field + " is no duration such as PT2S or P1D");
    }
    throw OciError.invalid(field + " is negative or too long");
  }

  static ObjectNode show(Fault fault) {
    var form =
        Json.object()
            .put("operation", fault.operation())
            .put("skip", fault.skip())
            .put("times", fault.times());
    return switch (fault.effect()) {
      case Effect.Latency(var delay) -> form.put("kind", "latency").put("delay", delay.toString());
      case Effect.Limit(var perSecond, _) -> form.put("kind", "limit").put("perSecond", perSecond);
      case Effect.Status(var status, var code, var message, var after) -> {
        after.ifPresent(value -> form.put("retryAfter", value.toString()));
        yield form.put("kind", "status")
            .put("status", status)
            .put("code", code)
            .put("message", message);
      }
      case Effect.Dropped() -> form.put("kind", "drop");
      case Effect.AnswerLost() -> form.put("kind", "loseAnswer");
      case Effect.EmptyPage() -> form.put("kind", "emptyPage");
      case Effect.Stale() -> form.put("kind", "stale");
    };
  }
}
