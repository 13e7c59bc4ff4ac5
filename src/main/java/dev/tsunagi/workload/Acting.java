package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.kube.OwnedObjects;
import dev.tsunagi.workload.WorkloadPlan.Step;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/// Carries out the steps of a plan.
final class Acting {

  private static final JsonMapper JSON = new JsonMapper();

  private final OwnedObjects objects;
  private final VirtualNodeWorkload workload;

  Acting(OwnedObjects objects, VirtualNodeWorkload workload) {
    this.objects = objects;
    this.workload = workload;
  }

  void carryOut(List<Step> steps) {
    steps.forEach(this::carryOut);
  }

  private void carryOut(Step step) {
    switch (step) {
      case Step.Create(var desired) -> objects.create(generic(desired.marked("")));
      case Step.Update(var desired, var live) ->
          objects.update(generic(desired.marked(live.uid())));
      case Step.Scale(var desired, var replicas) ->
          objects.merge(
              desired.kind(),
              workload.getMetadata().getNamespace(),
              desired.name(),
              Map.of("spec", Map.of("replicas", replicas)));
      case Step.Delete(var live) -> objects.delete(live.object());
    }
  }

  private static GenericKubernetesResource generic(Map<String, Object> content) {
    return JSON.convertValue(content, GenericKubernetesResource.class);
  }
}
