package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecretSpec;
import dev.tsunagi.api.secrets.PushSecretSpec.DeletionPolicy;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.template.Options;

/// Decides what is pushed where, and what is not wanted any more. Pure.
final class PushPlanner {

  private PushPlanner() {}

  /// What a plan rests on.
  ///
  /// @param sources the Secrets, by name; none when a selector matches nothing
  /// @param isMissing whether a Secret that is named is not there
  /// @param synced what is on record as pushed
  record Situation(
      PushSecretSpec spec,
      List<PushTarget> targets,
      List<SourceSecret> sources,
      boolean isMissing,
      Synced synced) {}

  /// @param templates how the templates of `rewrite` are rendered
  /// @throws FailureException when the spec cannot be met with these sources and stores
  static PushPlan plan(Situation seen, Options templates) {
    var deletes = seen.spec().deletionPolicy() == DeletionPolicy.DELETE;
    if (seen.isMissing()) {
      return deletes && !seen.synced().isEmpty()
          ? new PushPlan.CleanUp(seen.synced().all())
          : new PushPlan.Missing();
    }
    DataToRefs.check(seen.spec(), seen.targets());
    if (seen.sources().isEmpty()) {
      // Whoever labels no Secret any more has not said that what was pushed may go.
      return new PushPlan.Push(List.of(), List.of(), seen.synced());
    }
    var entries = entries(seen, new Expansion(seen.spec(), templates));
    var stale = deletes ? stale(seen.synced(), entries) : List.<Stale>of();
    return new PushPlan.Push(entries, stale, Synced.NOTHING);
  }

  /// Of several Secrets that go to one place the last by name counts, so that no refresh writes
  /// them over each other.
  private static List<PushEntry> entries(Situation seen, Expansion expansion) {
    var all = new LinkedHashMap<String, PushEntry>();
    for (var target : seen.targets()) {
      for (var source : seen.sources()) {
        var ofOne = expansion.entries(target, source);
        refuseDuplicates(target, ofOne);
        ofOne.forEach(entry -> all.put(entry.id(), entry));
      }
    }
    return List.copyOf(all.values());
  }

  private static void refuseDuplicates(PushTarget target, List<PushEntry> entries) {
    var seen = new HashSet<String>();
    entries.stream()
        .filter(entry -> !seen.add(entry.id()))
        .findFirst()
        .ifPresent(
            entry -> {
              throw new FailureException(
                  new Failure.Invalid(
                      ("duplicate remote key \"%s\" for %s: two entries of spec.data and"
                              + " spec.dataTo go to one place; change one of them")
                          .formatted(entry.address(), target.key())));
            });
  }

  private static List<Stale> stale(Synced synced, List<PushEntry> wanted) {
    var ids = wanted.stream().map(PushEntry::id).collect(Collectors.toSet());
    return synced.all().stream()
        .filter(old -> !ids.contains(old.store() + " " + PushEntry.address(old.data())))
        .toList();
  }
}
