package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.broker.Fingerprint;
import dev.tsunagi.secrets.provider.Question;
import dev.tsunagi.secrets.provider.ReadScope;

/// What this process knows of each ExternalSecret's last success beyond its status: which readings
/// its target was made of, so that an unchanged vault costs neither a read nor a write in
/// Kubernetes. Holds no values, and losing it costs one more read of each.
final class SyncMemory {

  /// `readAt`: when the oldest of the readings was made.
  record Synced(
      String version, Map<Place, Fingerprint> readings, Instant readAt, Outcome outcome) {}

  record Place(ReadScope scope, Question question) {}

  private final Map<String, Synced> byUid = new ConcurrentHashMap<>();

  Optional<Synced> of(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  void remember(String uid, Synced synced) {
    byUid.put(uid, synced);
  }

  void forget(String uid) {
    byUid.remove(uid);
  }
}
