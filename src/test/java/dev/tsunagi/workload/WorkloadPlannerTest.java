package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.api.workload.VirtualNodeWorkloadStatus;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.workload.WorkloadPlan.Step;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.junit.jupiter.api.Test;

class WorkloadPlannerTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Live> live = new ArrayList<>();
  private boolean held;

  private static VirtualNodeWorkload workload(String fields) {
    return Manifests.read(
        VirtualNodeWorkload.class,
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: VirtualNodeWorkload
        metadata: {name: web, namespace: demo, uid: 6f1c, generation: 1}
        spec: {image: a, %s}
        """
            .formatted(fields));
  }

  private static List<Desired> desired(VirtualNodeWorkload workload) {
    return Desired.of(new Rendering(workload, Map.of(), ""));
  }

  private WorkloadPlan plan(VirtualNodeWorkload workload, BindingState... bindings) {
    return WorkloadPlanner.plan(
        new Situation(workload, desired(workload), live, List.of(bindings), held, NOW));
  }

  /// As if the API server had stored it.
  private static Live stored(Desired desired, UnaryOperator<ObjectMetaBuilder> change) {
    var object = JSON.convertValue(desired.marked("u-1"), GenericKubernetesResource.class);
    object.setMetadata(
        change.apply(new ObjectMetaBuilder(object.getMetadata()).withResourceVersion("7")).build());
    return new Live(object);
  }

  private void exists(VirtualNodeWorkload workload) {
    desired(workload).forEach(d -> live.add(stored(d, m -> m)));
  }

  private static List<String> told(WorkloadPlan plan) {
    return switch (plan) {
      case WorkloadPlan.Carry(var steps) -> steps.stream().map(WorkloadPlannerTest::told).toList();
      case WorkloadPlan.Await(var why, var steps) ->
          Stream.concat(
                  why.stream().map(w -> "await " + w),
                  steps.stream().map(WorkloadPlannerTest::told))
              .toList();
      case WorkloadPlan.Refuse(var why) -> List.of("refuse " + why.message());
    };
  }

  private static String told(Step step) {
    return switch (step) {
      case Step.Create(var d) -> "create " + d.kind().kind();
      case Step.Update(var d, _) -> "update " + d.kind().kind();
      case Step.Scale(_, var replicas) -> "scale to " + replicas;
      case Step.Delete(var there) -> "delete " + there.kind().kind() + " " + there.name();
    };
  }

  private static BindingState missing() {
    return new BindingState.Missing(
        workload("bindings: [{name: db, ref: {kind: Secret, name: db}}]")
            .getSpec()
            .bindings()
            .getFirst(),
        "Secret \"db\" is not there yet");
  }

  @Test
  void everythingIsMadeInOrderAndScaledLast() {
    assertThat(told(plan(workload("replicas: 3, ports: [{containerPort: 80}], service: {}"))))
        .containsExactly(
            "create ServiceAccount",
            "create Deployment",
            "create PodDisruptionBudget",
            "create Service",
            "scale to 3");
  }

  @Test
  void nothingIsWrittenWhenNothingChanged() {
    var workload = workload("ports: [{containerPort: 80}], service: {}");
    exists(workload);
    assertThat(told(plan(workload))).isEmpty();
  }

  @Test
  void onlyWhatChangedIsWritten() {
    exists(workload("ports: [{containerPort: 80}], service: {}"));
    assertThat(told(plan(workload("args: [x], ports: [{containerPort: 80}], service: {}"))))
        .containsExactly("update Deployment");
  }

  @Test
  void whatSomebodyElseChangedIsPutRight() {
    var workload = workload("ports: [{containerPort: 80}], service: {}");
    exists(workload);
    live.replaceAll(
        there -> {
          if (there.kind().equals(Kinds.SERVICE)) {
            there.object().setAdditionalProperty("spec", Map.of("type", "NodePort"));
          }
          return there;
        });
    assertThat(told(plan(workload))).containsExactly("update Service");
  }

  @Test
  void whatIsNoLongerWantedGoesIfItIsOurs() {
    exists(workload("ports: [{containerPort: 80}], service: {}"));
    var foreign = desired(workload("files: [{name: a, mountPath: /a, contents: {x: y}}]")).get(1);
    live.add(stored(foreign, m -> m.withOwnerReferences(List.of())));
    assertThat(told(plan(workload("ports: [{containerPort: 80}]"))))
        .containsExactly("delete Service web");
  }

  /// They name it, and may start again.
  @Test
  void filesStayUntilNoPodNamesThem() {
    var before = workload("files: [{name: a, mountPath: /a, contents: {x: one}}]");
    var after = workload("files: [{name: a, mountPath: /a, contents: {x: two}}]");
    exists(before);
    assertThat(told(plan(after))).containsExactly("create ConfigMap", "update Deployment");
    var old = live.get(1);
    live.clear();
    exists(after);
    live.add(old);
    assertThat(told(plan(after))).isEmpty();
    live.replaceAll(WorkloadPlannerTest::settled);
    assertThat(told(plan(after))).containsExactly("delete ConfigMap " + old.name());
  }

  private static Live settled(Live there) {
    if (there.kind().equals(Kinds.DEPLOYMENT)) {
      there
          .object()
          .setAdditionalProperty(
              "status", Map.of("replicas", 1, "updatedReplicas", 1, "availableReplicas", 1));
    }
    return there;
  }

  @Test
  void whatIsNotOursIsNeverWritten() {
    var workload = workload("ports: [{containerPort: 80}], service: {}");
    live.add(stored(desired(workload).getLast(), m -> m.withOwnerReferences(List.of())));
    assertThat(told(plan(workload)))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith("refuse Service \"web\" is there already and not ours");
  }

  @Test
  void whatAnEarlierWorkloadOfTheNameLeftIsWaitedFor() {
    var workload = workload("");
    live.add(
        stored(
            desired(workload).getFirst(),
            m -> m.editFirstOwnerReference().withUid("old").endOwnerReference()));
    assertThat(plan(workload))
        .isInstanceOfSatisfying(
            WorkloadPlan.Refuse.class,
            refused ->
                assertThat(refused.why()).isInstanceOf(dev.tsunagi.failure.Failure.Pending.class));
  }

  @Test
  void theFirstRolloutWaitsForItsBindings() {
    assertThat(told(plan(workload("replicas: 2"), missing())))
        .containsExactly("await db (Secret \"db\"): Secret \"db\" is not there yet");
  }

  @Test
  void podsThatRunCanBeScaledWhileABindingIsGone() {
    exists(workload("replicas: 1"));
    assertThat(told(plan(workload("replicas: 4, args: [x]"), missing())))
        .containsExactly("await db (Secret \"db\"): Secret \"db\" is not there yet", "scale to 4");
  }

  @Test
  void nobodyScalesAgainstAnAutoscalerOrKubectl() {
    for (var fields :
        List.of("replicas: 7, autoscaling: {minReplicas: 1, maxReplicas: 9, cpuPercent: 50}", "")) {
      live.clear();
      exists(workload(fields));
      assertThat(told(plan(workload(fields)))).isEmpty();
    }
  }

  @Test
  void theFirstPodsAreAsManyAsTheAutoscalerWantsAtLeast() {
    var workload = workload("autoscaling: {minReplicas: 3, maxReplicas: 9, cpuPercent: 50}");
    assertThat(told(plan(workload))).contains("scale to 3");
    exists(workload);
    assertThat(told(plan(workload))).isEmpty();
  }

  @Test
  void podsAreNotReplacedWhileTheyAreHeld() {
    exists(workload("ports: [{containerPort: 80}], service: {}"));
    held = true;
    assertThat(
            told(
                plan(
                    workload(
                        "args: [x], ports: [{containerPort: 80}], service: {ports: [{port:"
                            + " 81}]}"))))
        .containsExactly("update Service");
  }

  @Test
  void aJobThatHasRunIsNotMadeAgainAndGoesInItsTime() {
    var workload = workload("job: {ttlSecondsAfterFinished: 60}");
    var job = desired(workload).get(1);
    assertThat(told(plan(workload))).containsExactly("create ServiceAccount", "create Job");
    exists(workload);
    assertThat(told(plan(ended(workload, job, NOW.minusSeconds(59))))).isEmpty();
    assertThat(told(plan(ended(workload, job, NOW.minusSeconds(60)))))
        .containsExactly("delete Job " + job.name());
    live.removeLast();
    assertThat(told(plan(ended(workload, job, NOW.minusSeconds(999))))).isEmpty();
  }

  @Test
  void anotherSpecIsAnotherJob() {
    var before = workload("job: {}");
    exists(before);
    var job = desired(before).get(1);
    var after = ended(workload("args: [again], job: {}"), job, NOW);
    assertThat(told(plan(after))).containsExactly("create Job", "delete Job " + job.name());
  }

  private static VirtualNodeWorkload ended(VirtualNodeWorkload workload, Desired job, Instant at) {
    var none = VirtualNodeWorkloadStatus.EMPTY;
    workload.setStatus(
        new VirtualNodeWorkloadStatus(
            none.url(),
            none.replicas(),
            none.readyReplicas(),
            none.selector(),
            none.revision(),
            none.podSize(),
            none.waitingFor(),
            none.notes(),
            new VirtualNodeWorkloadStatus.Run(job.name(), "Complete", at),
            none.conditions(),
            none.observedGeneration()));
    return workload;
  }
}
