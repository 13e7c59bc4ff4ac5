package dev.tsunagi.provisioning.engine;

import dev.tsunagi.api.provisioning.Origin;
import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.api.provisioning.ScaledStatus;
import dev.tsunagi.api.provisioning.WorkStatus;
import dev.tsunagi.provisioning.Drift;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run has come to know, laid over what was on record.
///
/// @param facts null when the resource was not seen
public record Findings(
    String id,
    @Nullable Origin origin,
    Observation.@Nullable Facts facts,
    Shown shown,
    @Nullable WorkStatus work,
    @Nullable Pledge pledge,
    Map<String, String> credentials,
    String binding) {

  /// What else of the resource is worth showing.
  record Shown(Map<String, String> attributes, ScaledStatus scaled) {

    static final Shown NOTHING = new Shown(Map.of(), ScaledStatus.EMPTY);
  }

  static Findings onRecord(ProvisionedStatus status) {
    return new Findings(
        status.id(),
        status.origin(),
        null,
        new Shown(status.attributes(), status.scaled()),
        status.work(),
        status.pledge(),
        status.credentials(),
        status.binding().name());
  }

  Findings seen(Observation.Facts found, Origin how, Shown now) {
    return new Findings(found.id(), how, found, now, work, pledge, credentials, binding);
  }

  Findings withWork(@Nullable WorkStatus other) {
    return new Findings(id, origin, facts, shown, other, pledge, credentials, binding);
  }

  Findings withBinding(String name) {
    return new Findings(id, origin, facts, shown, work, pledge, credentials, name);
  }

  /// A resource of this OCID was asked for.
  Findings created(String madeId) {
    return new Findings(madeId, Origin.CREATED, facts, shown, work, pledge, credentials, binding);
  }

  /// OCI has these versions of the secret inputs.
  Findings given(Map<String, String> versions) {
    return new Findings(id, origin, facts, shown, work, pledge, versions, binding);
  }

  Findings drifting(Drift drift) {
    var seen =
        facts == null
            ? null
            : new Observation.Facts(
                facts.id(), facts.lifecycle(), facts.state(), facts.claim(), drift);
    return new Findings(id, origin, seen, shown, work, pledge, credentials, binding);
  }

  /// Nothing is known but that a resource is about to be asked for.
  Findings pledged(Pledge other) {
    return new Findings("", null, null, Shown.NOTHING, null, other, Map.of(), binding);
  }
}
