package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.DriftedField;
import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// Changes a resource that is there: what drifted, or only whose it is.
final class Changing<S extends ProvisionedSpec, M> {

  private final Scene<S, M> scene;
  private final Site<S, M> site;

  Changing(Scene<S, M> scene) {
    this.scene = scene;
    this.site = scene.site();
  }

  Report<ProvisionedStatus> adopt() {
    var tag = new DriftedField("freeformTags." + Owner.OWNER_TAG, "this object", "nobody");
    var found = changed(new Drift(List.of(tag), List.of()), site.credentials());
    var text = "took over %s %s, which nobody owned".formatted(scene.noun(), found.id());
    return begun(found, Notice.normal("Adopted", text));
  }

  Report<ProvisionedStatus> update(Drift drift) {
    var credentials = site.credentials();
    var found = changed(drift, credentials).given(credentials.versions());
    var text =
        "changing %s of %s %s".formatted(Drift.names(drift.updatable()), scene.noun(), found.id());
    return begun(found, Notice.normal("UpdateStarted", text));
  }

  /// With the work that this is.
  private Findings changed(Drift drift, Credentials credentials) {
    var pledge = scene.object().getStatus().pledge();
    var order = site.order(pledge == null ? new Pledge(1, scene.now()) : pledge, credentials);
    var workRequest = site.gateway().update(scene.actual(), order, drift);
    return scene
        .look()
        .found()
        .withWork(WorkLog.begun(workRequest.orElse(""), "Update", scene.now()));
  }

  private Report<ProvisionedStatus> begun(Findings found, Notice notice) {
    return scene.report(
        found,
        Verdict.synced(notice.message()),
        List.of(notice),
        scene.whileChanging(Duration.ZERO));
  }
}
