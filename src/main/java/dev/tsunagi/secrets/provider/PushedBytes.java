package dev.tsunagi.secrets.provider;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.json.JsonObject;

/// What a secret holds after a push or a deletion, for providers that hold bytes. Pure.
public final class PushedBytes {

  private PushedBytes() {}

  /// The secret with the content laid into it: all of it without a property, one member with one.
  ///
  /// @param held what the secret holds now; empty when there is none
  /// @throws FailureException with a property, when the secret holds no JSON object
  public static SecretValue after(Push push, Optional<SecretValue> held) {
    var value =
        switch (push.content()) {
          case Push.Content.One(var one) -> one;
          case Push.Content.Whole(var data) -> JsonObject.of(data);
        };
    var property = push.address().property();
    if (property.isEmpty()) {
      return value;
    }
    return JsonObject.with(held.orElse(JsonObject.EMPTY), property, value)
        .orElseThrow(() -> noObject(push.address()));
  }

  /// Whether the secret holds the member, or is there at all without a property.
  public static boolean holds(PushAddress address, Optional<SecretValue> held) {
    return held.isPresent()
        && (address.property().isEmpty()
            || JsonObject.names(held.get()).contains(address.property()));
  }

  private static FailureException noObject(PushAddress address) {
    return new FailureException(
        new Failure.Invalid(
            ("secret \"%s\" holds no JSON object, so it can have no property \"%s\"; push it"
                    + " without one, or to another remoteKey")
                .formatted(address.key(), address.property())));
  }
}
