package dev.tsunagi.provisioning.acting;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// What becomes of a store that is held for its users. Pure.
sealed interface HoldDecision {

  /// Nobody needs it any more.
  record LetGo() implements HoldDecision {}

  /// Somebody needs it.
  ///
  /// @param says why it does not go; empty when it is not to
  /// @param byItself whether all of its users are on their way out
  record Hold(String says, boolean byItself, Duration again) implements HoldDecision {}

  /// How soon a user that is going may be gone. No look costs a call before it is.
  Duration SHORTLY = Duration.ofSeconds(1);

  /// How soon somebody may have heard what holds a store.
  Duration IN_A_WHILE = Duration.ofSeconds(10);

  /// What nobody tells of, as a user that names another store now.
  Duration AT_REST = Duration.ofMinutes(10);

  /// As many as are named in a sentence.
  int SOME = 5;

  static HoldDecision of(boolean isToGo, List<? extends HasMetadata> users) {
    if (users.isEmpty()) {
      return new LetGo();
    }
    var staying = users.stream().filter(user -> !user.isMarkedForDeletion()).toList();
    var says = !isToGo ? "" : staying.isEmpty() ? waits(users) : needed(staying);
    var goes = staying.size() < users.size();
    return new Hold(says, staying.isEmpty(), goes ? SHORTLY : isToGo ? IN_A_WHILE : AT_REST);
  }

  private static String waits(List<? extends HasMetadata> users) {
    return "goes after %s, which act through it until they are gone".formatted(names(users));
  }

  private static String needed(List<? extends HasMetadata> users) {
    return "still needed by %s, which act through it: delete them, or name another store in their"
            .formatted(names(users))
        + " spec.secretStoreRef";
  }

  private static String names(List<? extends HasMetadata> users) {
    var all = users.stream().map(HoldDecision::name).sorted().toList();
    var some = String.join(", ", all.subList(0, Math.min(SOME, all.size())));
    return all.size() <= SOME ? some : some + " and %d more".formatted(all.size() - SOME);
  }

  private static String name(HasMetadata user) {
    var metadata = user.getMetadata();
    return "%s %s/%s".formatted(user.getKind(), metadata.getNamespace(), metadata.getName());
  }
}
