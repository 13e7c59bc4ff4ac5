package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.SecretData;

/// Which keys of a Secret another content adds, removes or changes. Names only. Pure.
record KeyChanges(List<String> added, List<String> removed, List<String> changed) {

  static KeyChanges between(SecretData before, SecretData after) {
    var old = before.values();
    var fresh = after.values();
    return new KeyChanges(
        fresh.keySet().stream().filter(key -> !old.containsKey(key)).toList(),
        old.keySet().stream().filter(key -> !fresh.containsKey(key)).toList(),
        fresh.keySet().stream()
            .filter(key -> old.containsKey(key) && !Objects.equals(fresh.get(key), old.get(key)))
            .toList());
  }
}
