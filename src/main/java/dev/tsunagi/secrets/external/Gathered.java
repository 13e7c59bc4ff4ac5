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

    /// When the oldest reading was made: no value is younger than that. What was generated is of
    /// `now`, and so is what was read for it.
    Instant readAt(Instant now) {
      return isGenerated()
          ? now
          : parts.stream()
              .filter(Part.Read.class::isInstance)
              .map(part -> ((Part.Read) part).readAt())
              .min(Comparator.naturalOrder())
              .orElse(now);
    }

    boolean isGenerated() {
      return parts.stream().anyMatch(Part.Generated.class::isInstance);
    }
  }

  /// The request rate is used up; it is worth to come back at `when`.
  record Later(Instant when) implements Gathered {}
}
