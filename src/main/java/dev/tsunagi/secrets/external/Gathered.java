package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.broker.Fingerprint;

/// What fetching brought.
sealed interface Gathered {

  /// A part for every fetch, in the order of the plan.
  record All(List<Part> parts) implements Gathered {

    Map<SyncMemory.Place, Fingerprint> fingerprints() {
      var all = new HashMap<SyncMemory.Place, Fingerprint>();
      parts.forEach(part -> all.putAll(part.fingerprints()));
      return Map.copyOf(all);
    }

    /// When the oldest reading was made: no value is younger than that.
    Instant readAt(Instant otherwise) {
      return parts.stream().map(Part::readAt).min(Comparator.naturalOrder()).orElse(otherwise);
    }
  }

  /// The request rate is used up; it is worth to come back at `when`.
  record Later(Instant when) implements Gathered {}
}
