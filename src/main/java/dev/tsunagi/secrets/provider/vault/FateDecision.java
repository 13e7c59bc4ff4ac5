package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.vault.model.SecretSummary.LifecycleState;
import dev.tsunagi.secrets.provider.Fate;

/// Tells what became of a secret for which OCI answers 404, which means "missing or not
/// authorised". Pure.
///
/// | listed as | its OCID answers | others listed | read within a day | |
/// |---|---|---|---|---|
/// | going or gone | | | | deleted |
/// | anything else | | | | doubt: it exists |
/// | not, or may not list | going or gone | | | deleted |
/// | not, or may not list | anything else | | | doubt: it exists |
/// | may not list | 404, or unknown | | | doubt |
/// | not | 404, or unknown | none | | doubt: an empty list proves nothing |
/// | not | 404, or unknown | some | yes | doubt: it was moved, see [#NOTICE] |
/// | not | 404, or unknown | some | no | not listed |
final class FateDecision {

  /// The states in which a secret has content that can be read.
  static final Set<LifecycleState> READABLE =
      EnumSet.of(LifecycleState.Active, LifecycleState.Updating);

  private static final Set<LifecycleState> GONE =
      EnumSet.of(
          LifecycleState.SchedulingDeletion,
          LifecycleState.PendingDeletion,
          LifecycleState.Deleting,
          LifecycleState.Deleted);

  /// The least time for which OCI lists a secret that is to be deleted: one that was read later and
  /// is not listed went another way.
  static final Duration NOTICE = Duration.ofDays(1);

  private FateDecision() {}

  /// What is known.
  ///
  /// @param byId what OCI answers for the OCID that the secret was last read under, if it does
  /// @param lastRead when it was last read, if that is known
  record Clues(
      String name, Census census, Optional<LifecycleState> byId, Optional<Instant> lastRead) {}

  static Fate decide(Clues clues, Instant now) {
    var states =
        clues.census() instanceof Census.Seen seen
            ? seen.of(clues.name())
            : List.<LifecycleState>of();
    if (!states.isEmpty()) {
      return known(states);
    }
    return clues
        .byId()
        .map(state -> known(List.of(state)))
        .orElseGet(
            () ->
                switch (clues.census()) {
                  case Census.Unseen(var why) -> new Fate.Doubt(why);
                  case Census.Seen seen -> notListed(seen.othersThan(clues.name()), clues, now);
                });
  }

  private static Fate known(List<LifecycleState> states) {
    var living = states.stream().filter(state -> !GONE.contains(state)).findFirst();
    return living
        .<Fate>map(
            state ->
                new Fate.Doubt(
                    "The secret is there, in state %s: what is missing is the permission, or that version."
                        .formatted(state.getValue())))
        .orElseGet(() -> new Fate.Deleted(states.getFirst().getValue()));
  }

  private static Fate notListed(int others, Clues clues, Instant now) {
    if (others == 0) {
      return new Fate.Doubt(
          "It is not taken for deleted: the compartment shows no living secret of the vault at"
              + " all.");
    }
    return clues.lastRead().filter(read -> now.isBefore(read.plus(NOTICE))).isPresent()
        ? new Fate.Doubt(
            "It is not taken for deleted but for moved to another compartment: OCI lists a deleted"
                + " secret for a day at least, and this one went without.")
        : new Fate.NotListed(others);
  }
}
