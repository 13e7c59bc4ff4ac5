package dev.tsunagi.secrets.push;

import module java.base;

/// What this process knows of each PushSecret beyond its status: of which Secrets the last success
/// was, and what a push that waits for slots has done already. Holds no values, and losing it costs
/// one more comparison of each entry.
final class PushMemory {

  /// @param sources name to hash of the Secrets that were pushed
  record Pushed(Map<String, String> sources, Instant at) {}

  /// A push that is under way: for which state of the object and its sources, and what is done.
  private record Round(Object of, Set<String> done) {}

  private final Map<String, Pushed> last = new ConcurrentHashMap<>();
  private final Map<String, Round> rounds = new ConcurrentHashMap<>();

  Optional<Pushed> of(String uid) {
    return Optional.ofNullable(last.get(uid));
  }

  /// The ids of entries that are done, to be added to. It begins anew for another state.
  Set<String> round(String uid, Object state) {
    return rounds
        .compute(
            uid,
            (_, known) ->
                known != null && known.of().equals(state)
                    ? known
                    : new Round(state, ConcurrentHashMap.newKeySet()))
        .done();
  }

  void remember(String uid, Pushed pushed) {
    last.put(uid, pushed);
    rounds.remove(uid);
  }

  /// The push came to nothing: the next one begins anew.
  void giveUp(String uid) {
    rounds.remove(uid);
  }

  void forget(String uid) {
    last.remove(uid);
    rounds.remove(uid);
  }
}
