package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.broker.Fingerprint;
import dev.tsunagi.secrets.broker.Listing;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.provider.SecretProvider;

/// What one fetch brought.
sealed interface Part {

  Fetch fetch();

  /// What it was made of: as long as these stay the same, so does what becomes of it.
  Map<SyncMemory.Place, Fingerprint> fingerprints();

  /// What was read from a store.
  sealed interface Read extends Part {

    /// When the oldest reading of it was made.
    Instant readAt();
  }

  /// What was made up. It is never the same twice, so there is nothing to remember of it.
  record Generated(Fetch.Generate fetch, SecretData data) implements Part {

    @Override
    public Map<SyncMemory.Place, Fingerprint> fingerprints() {
      return Map.of();
    }
  }

  /// One secret.
  record Single(Fetch.Named fetch, SecretProvider provider, Reading reading) implements Read {

    @Override
    public Instant readAt() {
      return reading.readAt();
    }

    @Override
    public Map<SyncMemory.Place, Fingerprint> fingerprints() {
      return Map.of(new SyncMemory.Place(provider.scope(), fetch.address()), reading.fingerprint());
    }
  }

  /// The secrets that were found, in the order of the listing; some may have gone since.
  record Found(Fetch.Find fetch, SecretProvider provider, Listing listing, List<Reading> readings)
      implements Read {

    @Override
    public Instant readAt() {
      return readings.stream()
          .map(Reading::readAt)
          .reduce(listing.readAt(), (one, other) -> one.isBefore(other) ? one : other);
    }

    /// The listing counts, too: two entries may find the same secret, and one of them no more.
    @Override
    public Map<SyncMemory.Place, Fingerprint> fingerprints() {
      var all = new HashMap<SyncMemory.Place, Fingerprint>();
      all.put(new SyncMemory.Place(provider.findScope(), fetch.criteria()), listing.fingerprint());
      for (var i = 0; i < readings.size(); i++) {
        var place = new SyncMemory.Place(provider.scope(), listing.found().get(i));
        all.put(place, readings.get(i).fingerprint());
      }
      return all;
    }

    /// Those that are still there, by key.
    SortedMap<String, Reading> byKey() {
      var present = new TreeMap<String, Reading>();
      for (var i = 0; i < readings.size(); i++) {
        if (readings.get(i).exists()) {
          present.put(listing.found().get(i).key(), readings.get(i));
        }
      }
      return present;
    }
  }
}
