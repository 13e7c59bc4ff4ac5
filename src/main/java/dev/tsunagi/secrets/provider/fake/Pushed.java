package dev.tsunagi.secrets.provider.fake;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// What was pushed to fake stores of one name. It lives as long as the operator does.
public final class Pushed {

  private final Map<String, SecretValue> values = new ConcurrentHashMap<>();

  Optional<SecretValue> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Set<String> keys() {
    return values.keySet();
  }

  /// Returns what was there before.
  Optional<SecretValue> put(String key, SecretValue value) {
    return Optional.ofNullable(values.put(key, value));
  }
}
