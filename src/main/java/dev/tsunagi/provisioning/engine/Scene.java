package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// Where one plan is carried out: OCI as it was seen for one object, and how to tell what came of
/// it.
record Scene<S extends ProvisionedSpec, M>(Workbench<S, M> bench, Site<S, M> site, Look<M> look) {

  /// Soon enough to feel at once, late enough for the status to be on record.
  static final Duration AT_ONCE = Duration.ofMillis(50);

  ProvisionedResource<S> object() {
    return site.object();
  }

  Instant now() {
    return site.now();
  }

  Report<ProvisionedStatus> report(
      Findings found, Verdict verdict, List<Notice> notices, Duration again) {
    return new Report<>(
        Optional.of(bench.status(object(), found, verdict, now())), notices, Optional.of(again));
  }

  /// Of a resource that is there.
  M actual() {
    return Objects.requireNonNull(look.actual());
  }

  /// When to look again at what has been going on for that long.
  Duration whileChanging(Duration elapsed) {
    return bench.platform().cadence().whileChanging(elapsed);
  }

  boolean wasReady() {
    return Conditions.holds(object().getStatus().conditions(), ProvisionedStatuses.READY);
  }

  String noun() {
    return site.model().noun();
  }

  String uid() {
    return object().getMetadata().getUid();
  }
}
