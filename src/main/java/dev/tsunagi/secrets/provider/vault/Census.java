package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.vault.model.SecretSummary.LifecycleState;

/// What one principal was shown, at one time, of the secrets of a vault in a compartment.
sealed interface Census {

  /// All of them. A name may stand there more than once, deleted and made anew.
  record Seen(Map<String, List<LifecycleState>> states) implements Census {

    List<LifecycleState> of(String name) {
      return states.getOrDefault(name, List.of());
    }

    /// How many other secrets live.
    int othersThan(String name) {
      return (int)
          states.entrySet().stream()
              .filter(e -> !e.getKey().equals(name))
              .filter(e -> e.getValue().stream().anyMatch(FateDecision.READABLE::contains))
              .count();
    }
  }

  /// Nothing, or not all. `why` is a sentence.
  record Unseen(String why) implements Census {}
}
