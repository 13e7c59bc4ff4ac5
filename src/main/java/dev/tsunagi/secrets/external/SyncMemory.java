package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.broker.Fingerprint;
import dev.tsunagi.secrets.provider.Question;
import dev.tsunagi.secrets.provider.ReadScope;

/// What this process knows of each ExternalSecret's last success beyond its status: which readings
/// its target was made of, so that an unchanged vault costs neither a read nor a write in
/// Kubernetes. Holds no values but those of a refresh under way, and losing it costs one more read
/// of each.
final class SyncMemory {

  /// `readAt`: when the oldest of the readings was made.
  record Synced(
      String version, Map<Place, Fingerprint> readings, Instant readAt, Outcome outcome) {}

  record Place(ReadScope scope, Question question) {}

  private final Map<String, Synced> byUid = new ConcurrentHashMap<>();

  /// A refresh under way: how fresh its readings have to be, and those there are so far.
  record Begun(String version, Instant notBefore, Progress progress) {}

  private final Map<String, Begun> begun = new ConcurrentHashMap<>();

  /// Begins a refresh, or goes on with one that waits for its slots: that one keeps its
  /// `notBefore`, or what it read in one round would be too old in the next, and it would never
  /// end.
  Begun begin(String uid, String version, Instant notBefore) {
    return begun.compute(
        uid,
        (_, known) ->
            known != null && known.version().equals(version)
                ? known
                : new Begun(version, notBefore, new Progress()));
  }

  /// No refresh is due, so none is under way.
  void rest(String uid) {
    begun.remove(uid);
  }

  /// The refresh came to nothing: the next one begins anew, and renders its templates.
  void giveUp(String uid) {
    begun.remove(uid);
    rendered.remove(uid);
  }

  private final Map<String, Map<TemplateRef, String>> rendered = new ConcurrentHashMap<>();

  /// Whether what the templates come from is another than at the last look. A first look finds no
  /// change, unless the ExternalSecret is not ready: then it may be what was missing.
  boolean templatesChanged(String uid, Map<TemplateRef, String> hashes, boolean ready) {
    return !hashes.isEmpty()
        && !rendered.computeIfAbsent(uid, _ -> ready ? hashes : Map.of()).equals(hashes);
  }

  void renderedFrom(String uid, Map<TemplateRef, String> hashes) {
    if (!hashes.isEmpty()) {
      rendered.put(uid, hashes);
    }
  }

  /// How long it may wait for what is under way until that is worth telling.
  static final Duration UNTOLD = Duration.ofSeconds(10);

  private final Map<String, Instant> waitingSince = new ConcurrentHashMap<>();

  /// It waits for what is under way, now. Whether it has not long done so, since it last got
  /// something done.
  boolean waitsBriefly(String uid, Instant now) {
    return now.isBefore(waitingSince.computeIfAbsent(uid, _ -> now).plus(UNTOLD));
  }

  Optional<Synced> of(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  void remember(String uid, Synced synced) {
    byUid.put(uid, synced);
    begun.remove(uid);
    waitingSince.remove(uid);
  }

  void forget(String uid) {
    byUid.remove(uid);
    begun.remove(uid);
    rendered.remove(uid);
    waitingSince.remove(uid);
  }
}
