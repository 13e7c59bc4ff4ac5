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
  /// Of a secret that is made of named values, a property is first of all a name, dots and all, and
  /// else a name with a path into its value.
  ///
  /// @return empty when the path leads nowhere
  public static Optional<SecretValue> property(SecretValue secret, String property) {
    if (property.isEmpty()) {
      return Optional.of(secret);
    }
    return secret
        .members()
        .map(members -> member(members.values(), property))
        .orElseGet(() -> new PropertyPath(property).in(secret));
  }

  private static Optional<SecretValue> member(Map<String, SecretValue> members, String property) {
    var whole = members.get(property);
    if (whole != null) {
      return Optional.of(whole);
    }
    for (var dot = property.lastIndexOf('.'); dot > 0; dot = property.lastIndexOf('.', dot - 1)) {
      var value = members.get(property.substring(0, dot));
      if (value != null) {
        return new PropertyPath(property.substring(dot + 1)).in(value);
      }
    }
    return Optional.empty();
  }

  /// The members of a secret that is a JSON object: texts without quotes, null as nothing, all else
  /// as it was written.
  ///
  /// @throws dev.tsunagi.failure.FailureException when it is not a JSON object
  public static SecretData members(SecretValue secret) {
    return secret
        .members()
        .or(() -> JsonMembers.of(secret).map(SecretData::of))
        .orElseThrow(
            () -> Refusal.because("unable to unmarshal secret from JSON: it is not a JSON object"));
  }
}
