package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// Keeps Secrets that would be deleted or emptied because their provider has nothing for them, when
/// too many of one store would go at once.
///
/// Whoever is kept asks again before the window ends and so keeps counting: the guard stays up
/// until the store has its secrets back or somebody confirms. What it remembers does not outlive
/// the process.
final class DeletionGuard {

  /// More than the longest pause between two tries of one object.
  static final Duration WINDOW = Duration.ofMinutes(15);

  /// On a store, with the value `true`: what the provider does not have may go.
  static final String CONFIRM = "tsunagi.dev/confirm-deletions";

  private final int percent;
  private final Map<String, Map<String, Instant>> asked = new HashMap<>();

  DeletionGuard(int percent) {
    this.percent = percent;
  }

  /// A store as the guard sees it.
  ///
  /// @param name for messages, and the same for nothing else
  /// @param users how many ExternalSecrets read from it
  /// @param confirmed whether it carries the annotation
  record Source(String name, int users, boolean confirmed) {}

  /// Counts that the Secret of `uid` is to go; throws when it must be kept for now.
  void check(Source source, String uid, Instant now) {
    var going = count(source.name(), uid, now);
    if (!source.confirmed() && !MassDeletionDecision.mayGo(going, source.users(), percent)) {
      throw new FailureException(new Failure.Conflict(objection(source, going)));
    }
  }

  private synchronized int count(String source, String uid, Instant now) {
    var recent = asked.computeIfAbsent(source, _ -> new HashMap<>());
    recent.put(uid, now);
    asked.values().forEach(times -> times.values().removeIf(t -> t.plus(WINDOW).isBefore(now)));
    asked.values().removeIf(Map::isEmpty);
    return recent.size();
  }

  /// The provider has something for `uid` again.
  synchronized void calm(String uid) {
    asked.values().forEach(times -> times.remove(uid));
  }

  private String objection(Source source, int going) {
    return ("the Secret is kept: within %d minutes %d of the %d ExternalSecrets of %s would have"
            + " lost theirs because the provider has nothing for them, and %d %% may. Check the"
            + " store and what it may see; if all is well, annotate it with %s=true")
        .formatted(WINDOW.toMinutes(), going, source.users(), source.name(), percent, CONFIRM);
  }
}
