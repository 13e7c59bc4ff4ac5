package dev.tsunagi.provisioning;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// The secret inputs of a resource, by field.
///
/// @param byField each with a version that changes when the value does, and is no secret
public record Credentials(Map<String, Credential> byField) {

  public static final Credentials NONE = new Credentials(Map.of());

  public record Credential(SecretValue value, String version) {}

  public Credentials {
    byField = Map.copyOf(byField);
  }

  /// The version of each, by field.
  public Map<String, String> versions() {
    return byField.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().version()));
  }

  /// All of them, which no message may show.
  public List<SecretValue> values() {
    return byField.values().stream().map(Credential::value).toList();
  }

  public Optional<SecretValue> value(String field) {
    return Optional.ofNullable(byField.get(field)).map(Credential::value);
  }
}
