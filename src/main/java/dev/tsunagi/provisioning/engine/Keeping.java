package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Impediment;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.engine.Verdict.Says;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// Leaves a resource as it is, tells whether it can be used, and hands out what one connects with.
final class Keeping<S extends ProvisionedSpec, M> {

  /// As if something had been going on for that long: looked at once a minute.
  private static final Duration A_WHILE = Duration.ofMinutes(10);

  private final Scene<S, M> scene;
  private final Site<S, M> site;
  private final Observation.Facts facts;
  private final Findings found;

  Keeping(Scene<S, M> scene) {
    this.scene = scene;
    this.site = scene.site();
    this.facts = Objects.requireNonNull(scene.look().found().facts());
    this.found = scene.look().found().withWork(null);
  }

  Report<ProvisionedStatus> keep() {
    var atRest = scene.bench().platform().cadence().atRest();
    if (facts.lifecycle() == Lifecycle.STOPPED) {
      return unusable("Stopped", state(), atRest);
    }
    return site.model()
        .impediment(scene.object().getSpec(), scene.actual())
        .map(this::impeded)
        .orElseGet(() -> connected(atRest));
  }

  /// Told once; OCI or a user may mend it at any time.
  private Report<ProvisionedStatus> impeded(Impediment what) {
    var text = "%s: %s".formatted(state(), what.message());
    var says = new Says(false, what.reason(), text);
    var known =
        scene.object().getStatus().conditions().stream()
            .anyMatch(c -> c.type().equals(ProvisionedStatuses.READY) && c.message().equals(text));
    var told = what.passes() || known;
    return scene.report(
        found,
        Verdict.synced(says, drift()),
        told ? List.of() : List.of(Notice.warning(what.reason(), text)),
        what.passes() ? soon() : scene.whileChanging(A_WHILE));
  }

  private Report<ProvisionedStatus> connected(Duration again) {
    if (!site.model().connects()) {
      return available(found, state(), !scene.wasReady(), again);
    }
    var published =
        new Publishing<>(scene.object(), scene.bench(), site).publish(found, scene.actual());
    if (published.isEmpty()) {
      var text = "%s %s has no endpoint yet".formatted(scene.noun(), facts.id());
      return unusable("NoEndpoint", text, soon());
    }
    var text =
        "%s; connect with Secret \"%s\"".formatted(state(), published.get().found().binding());
    var news = published.get().wrote() || !scene.wasReady();
    return available(published.get().found(), text, news, again);
  }

  private Report<ProvisionedStatus> available(
      Findings with, String text, boolean news, Duration again) {
    return scene.report(
        with,
        Verdict.synced(new Says(true, "Available", text), drift()),
        news ? List.of(Notice.normal("Available", text)) : List.of(),
        again);
  }

  private Report<ProvisionedStatus> unusable(String reason, String text, Duration again) {
    var verdict = Verdict.synced(new Says(false, reason, text), text);
    return scene.report(found, verdict, List.of(), again);
  }

  private String state() {
    return "%s %s is %s".formatted(scene.noun(), facts.id(), facts.state());
  }

  private String drift() {
    return facts.drift().isEmpty()
        ? "as the spec says"
        : "only looked at; OCI differs in " + Drift.names(facts.drift().fields());
  }

  private Duration soon() {
    return scene.whileChanging(Duration.ofMinutes(1));
  }
}
