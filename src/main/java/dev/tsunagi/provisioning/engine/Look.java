package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.DriftedField;
import dev.tsunagi.api.provisioning.Origin;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.WorkStatus;
import dev.tsunagi.provisioning.Claim;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.provisioning.engine.Observation.Lead;
import dev.tsunagi.provisioning.engine.Observation.Present;
import org.jspecify.annotations.Nullable;

/// The reading half of a run: everything that it wants to know from OCI, gathered before anything
/// is decided.
///
/// @param actual the resource, when there is one
record Look<M>(Observation seen, @Nullable M actual, Findings found) {

  static <S extends ProvisionedSpec, M> Look<M> at(
      ProvisionedResource<S> object,
      ResourceModel<S, M> model,
      ResourceGateway<S, M> gateway,
      Observer.Seen<M> seen) {
    var found = Findings.onRecord(object.getStatus()).withWork(work(object, gateway));
    if (seen.observation() instanceof Present(var facts, var lead)
        && seen.actual() != null
        && isToBeShown(facts, lead)) {
      var spec = object.getSpec();
      var shown =
          new Findings.Shown(model.attributes(seen.actual()), model.scaled(spec, seen.actual()));
      found = found.seen(facts, origin(object, lead), shown);
    }
    return new Look<>(seen.observation(), seen.actual(), found);
  }

  /// A status may be forged: what it alone led to shows nothing of itself.
  private static boolean isToBeShown(Observation.Facts facts, Lead lead) {
    return switch (facts.claim()) {
      case Claim.Ours _ -> true;
      case Claim.Nobodys _, Claim.Anothers _ -> lead != Lead.STATUS;
    };
  }

  /// With what changed at the source of a secret input as a drift of its field, where the spec asks
  /// for that. What OCI was first given is not known of a resource that was found.
  <S extends ProvisionedSpec> Look<M> rotating(
      S spec, ResourceModel<S, M> model, Credentials credentials) {
    var given = found.credentials();
    var rotated =
        credentials.versions().entrySet().stream()
            .filter(now -> model.rotates(spec, now.getKey()))
            .filter(now -> !now.getValue().equals(given.getOrDefault(now.getKey(), now.getValue())))
            .map(now -> new DriftedField(now.getKey(), "changed at its source", "as it was"))
            .toList();
    if (rotated.isEmpty() || !(seen instanceof Present(var facts, var lead))) {
      return this;
    }
    var all = Stream.concat(facts.drift().updatable().stream(), rotated.stream()).toList();
    var drift = new Drift(all, facts.drift().immutable());
    var drifting = found.drifting(drift);
    return new Look<>(
        new Present(Objects.requireNonNull(drifting.facts()), lead), actual, drifting);
  }

  private static @Nullable WorkStatus work(
      ProvisionedResource<?> object, ResourceGateway<?, ?> gateway) {
    var before = object.getStatus().work();
    var open = WorkLog.open(object.getStatus());
    if (before == null || open.isEmpty()) {
      return before;
    }
    return gateway.work(open.get()).map(now -> WorkLog.updated(before, now)).orElse(null);
  }

  private static Origin origin(ProvisionedResource<?> object, Lead lead) {
    return switch (lead) {
      case SPEC -> Origin.BOUND;
      case NAME -> Origin.ADOPTED;
      case STATUS, TAGS -> {
        var before = object.getStatus().origin();
        yield before == null || before == Origin.BOUND ? Origin.CREATED : before;
      }
    };
  }
}
