package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.engine.Verdict.Says;
import dev.tsunagi.reconcile.Report;

/// The doing half of a run: carries out one plan and tells what came of it.
final class Acting<S extends ProvisionedSpec, M> {

  private final Scene<S, M> scene;

  Acting(Scene<S, M> scene) {
    this.scene = scene;
  }

  Report<ProvisionedStatus> act(Plan plan) {
    return switch (plan) {
      case Plan.Promise(var pledge) -> new Creating<>(scene).promise(pledge);
      case Plan.Create(var pledge) -> new Creating<>(scene).create(pledge);
      case Plan.Adopt _ -> new Changing<>(scene).adopt();
      case Plan.Update(_, var drift) -> new Changing<>(scene).update(drift);
      case Plan.Await(var again) -> waiting(again);
      case Plan.Keep _ -> new Keeping<>(scene).keep();
      case Plan.Refuse(var why) -> throw new FailureException(why);
      case Plan.Delete _, Plan.Hold _, Plan.Release _ ->
          throw new IllegalStateException("no plan for a living object: " + plan);
    };
  }

  private Report<ProvisionedStatus> waiting(Duration again) {
    var found = scene.look().found();
    var verdict = found.facts() == null ? unconfirmed() : changing(found.facts());
    return scene.report(found, verdict, List.of(), again);
  }

  private Verdict unconfirmed() {
    var text =
        "a call that makes the "
            + scene.noun()
            + " may have been lost on its way; looking for it before another is made";
    var says = new Says(false, "Creating", text);
    return Verdict.synced(says, says.message());
  }

  private Verdict changing(Observation.Facts facts) {
    var text = "%s %s is %s%s".formatted(scene.noun(), facts.id(), facts.state(), progress());
    var usable = facts.lifecycle() == Lifecycle.CHANGING && scene.wasReady();
    return usable
        ? Verdict.synced(text)
        : Verdict.synced(new Says(false, ProvisionedStatuses.camelCase(facts.state()), text), text);
  }

  private String progress() {
    var work = scene.look().found().work();
    return work == null || work.percentComplete() == null
        ? ""
        : ", %d %% done".formatted(work.percentComplete());
  }
}
