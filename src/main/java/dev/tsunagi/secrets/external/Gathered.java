package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.broker.Fingerprint;
import dev.tsunagi.secrets.broker.Reading;

/// What fetching brought.
sealed interface Gathered {

  /// A reading for every fetch, in the order of the plan.
  record All(SequencedMap<Fetch, Reading> readings, Map<SyncMemory.Place, Fingerprint> fingerprints)
      implements Gathered {

    /// When the oldest reading was made: no value is younger than that.
    Instant readAt(Instant otherwise) {
      return readings.values().stream()
          .map(Reading::readAt)
          .min(Comparator.naturalOrder())
          .orElse(otherwise);
    }
  }

  /// The request rate is used up; the slot comes at `when`.
  record Later(Instant when) implements Gathered {}
}
