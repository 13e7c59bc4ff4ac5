package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.api.secrets.GeneratorRef;
import dev.tsunagi.secrets.pipeline.SyncedResourceVersion;
import io.fabric8.kubernetes.api.model.Secret;
import org.jspecify.annotations.Nullable;

/// What a first look at an ExternalSecret comes to that another operator looked after: what a run
/// decides, as far as it needs no provider. Pure.
public sealed interface Takeover {

  /// Nothing is read or written before `next`, or before something changes.
  record Kept(Optional<Instant> next) implements Takeover {}

  /// The values are read at once, and written where they are others than those there.
  record Due(Why why) implements Takeover {}

  /// Why it cannot wait.
  enum Why {
    /// It was never synced.
    NEW,
    /// The target is not as ESO's marks say that it was written.
    DRIFTED,
    /// It was edited since it was last synced.
    EDITED,
    /// Its interval has run out.
    ELAPSED
  }

  /// The decision about one whose target is managed, or is not there.
  ///
  /// @param target as it is in the cluster
  static Takeover of(ExternalSecret primary, Optional<Secret> target, Instant now) {
    var current = SyncedResourceVersion.of(primary.getMetadata());
    var creation = primary.getSpec().target().creationPolicy();
    var intact = TargetView.isIntact(creation, target.map(TargetView::reduce));
    var situation = RefreshDecision.Situation.onRecord(primary, current, intact, false);
    return switch (RefreshDecision.decide(situation, now)) {
      case RefreshDecision.NotYet(var when) -> new Kept(when);
      case RefreshDecision.Due _ -> new Due(why(situation));
    };
  }

  private static Why why(RefreshDecision.Situation seen) {
    if (seen.isNew()) {
      return Why.NEW;
    }
    if (!seen.targetIntact()) {
      return Why.DRIFTED;
    }
    return seen.isEdited() ? Why.EDITED : Why.ELAPSED;
  }

  /// The name of the target.
  static String target(ExternalSecret primary) {
    return Target.name(primary);
  }

  /// The hash that a Secret's mark gives for its data, and the hash of its data.
  record Hashes(@Nullable String marked, String actual) {}

  static Hashes hashes(Secret secret) {
    return TargetView.hashes(secret);
  }

  /// What a spec needs, by the path of the entry.
  record Needs(Map<String, StoreRef> stores, Map<String, GeneratorRef> generators) {}

  static Needs needs(ExternalSecretSpec spec) {
    var stores = new LinkedHashMap<String, StoreRef>();
    var generators = new LinkedHashMap<String, GeneratorRef>();
    for (var fetch : FetchPlan.of(spec).fetches()) {
      switch (fetch) {
        case Fetch.Stored stored -> stores.put(stored.path(), stored.store());
        case Fetch.Generate(var path, var generator, _) -> generators.put(path, generator);
      }
    }
    return new Needs(stores, generators);
  }
}
