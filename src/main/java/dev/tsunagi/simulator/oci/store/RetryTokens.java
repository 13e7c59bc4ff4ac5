package dev.tsunagi.simulator.oci.store;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.OciError;

/// Answers to calls with `opc-retry-token`, kept for a day: a repeated call gets the first answer
/// and does nothing. Only success is kept.
final class RetryTokens {

  private static final Duration LIFE = Duration.ofHours(24);

  private record Key(String principal, String operation, String token) {}

  private record Kept(Answer answer, Instant until, boolean valid) {}

  /// Oldest first, and all live equally long.
  private final SequencedMap<Key, Kept> kept = new LinkedHashMap<>();

  Answer once(Call call, Instant now, Supplier<Answer> operation) {
    if (call.retryToken().isEmpty()) {
      return operation.get();
    }
    forget(now);
    var key = new Key(call.principal().id(), call.operation(), call.retryToken().get());
    var earlier = kept.get(key);
    if (earlier == null) {
      var answer = operation.get();
      kept.put(key, new Kept(answer, now.plus(LIFE), true));
      return answer;
    }
    if (!earlier.valid) {
      throw new OciError(
          409, "InvalidatedRetryToken", "A later operation has invalidated this retry token.");
    }
    return earlier.answer;
  }

  void invalidate(String resourceId) {
    kept.replaceAll(
        (_, value) ->
            made(value.answer, resourceId) ? new Kept(value.answer, value.until, false) : value);
  }

  private static boolean made(Answer answer, String resourceId) {
    return answer.body().orElse("") instanceof JsonNode body
        && body.path("id").asText().equals(resourceId);
  }

  private void forget(Instant now) {
    while (!kept.isEmpty() && !kept.firstEntry().getValue().until.isAfter(now)) {
      kept.pollFirstEntry();
    }
  }
}
