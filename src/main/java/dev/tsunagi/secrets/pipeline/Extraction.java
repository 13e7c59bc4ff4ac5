package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.json.JsonMembers;
import dev.tsunagi.secrets.json.PropertyPath;

/// The stage that takes parts out of a secret that is JSON.
public final class Extraction {

  private Extraction() {}

  /// The part that `property` names: a path in the syntax of gjson. The empty one names the whole
  /// secret, whether it is JSON or not.
  ///
  /// @return empty when the path leads nowhere
  public static Optional<SecretValue> property(SecretValue secret, String property) {
    return property.isEmpty() ? Optional.of(secret) : new PropertyPath(property).in(secret);
  }

  /// The members of a secret that is a JSON object: texts without quotes, null as nothing, all else
  /// as it was written.
  ///
  /// @throws dev.tsunagi.failure.FailureException when it is not a JSON object
  public static SecretData members(SecretValue secret) {
    return JsonMembers.of(secret)
        .map(SecretData::of)
        .orElseThrow(
            () -> Refusal.because("unable to unmarshal secret from JSON: it is not a JSON object"));
  }
}
