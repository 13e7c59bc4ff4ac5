package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/// A namespace with workloads in it.
record WorkloadStage(Rig rig, String namespace) {

  private static final Duration SOON = Duration.ofSeconds(30);

  static WorkloadStage of(Rig rig, String namespace) {
    return new WorkloadStage(rig, rig.namespace(namespace));
  }

  void workload(String name, String spec) {
    rig.apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: VirtualNodeWorkload
        metadata: {name: %s, namespace: %s}
        spec:
        %s
        """
            .formatted(name, namespace, spec.indent(2)));
  }

  VirtualNodeWorkload get(String name) {
    return rig.client
        .resources(VirtualNodeWorkload.class)
        .inNamespace(namespace)
        .withName(name)
        .get();
  }

  List<VirtualNodeWorkload> all() {
    return rig.client.resources(VirtualNodeWorkload.class).inNamespace(namespace).list().getItems();
  }

  Condition condition(String name, String type) {
    return Conditions.find(get(name).getStatus().conditions(), type)
        .orElse(new Condition(type, "Unknown", "", "", null));
  }

  /// Waits for the condition with this reason and these words.
  void awaitCondition(String name, String type, String reason, String... says) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var condition = condition(name, type);
              assertThat(condition.reason()).as(condition.message()).isEqualTo(reason);
              assertThat(says).allSatisfy(text -> assertThat(condition.message()).contains(text));
            });
  }

  /// Waits until this generation is rolled out and serves.
  void awaitReady(String name) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var workload = get(name);
              assertThat(condition(name, "Ready").status())
                  .as(workload.getStatus().toString())
                  .isEqualTo("True");
              assertThat(workload.getStatus().observedGeneration())
                  .isEqualTo(workload.getMetadata().getGeneration());
            });
  }

  Deployment deployment(String name) {
    return rig.client.apps().deployments().inNamespace(namespace).withName(name).get();
  }

  /// How often its pods were replaced, the first time included: nobody else changes its template.
  String bindingsHash(String name) {
    return Optional.ofNullable(deployment(name))
        .map(d -> d.getSpec().getTemplate().getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Marks.BINDINGS))
        .orElse("");
  }

  void secret(String name, String stringData) {
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: %s, namespace: %s}
        stringData: %s
        """
            .formatted(name, namespace, stringData));
  }

  /// Waits until this holds.
  void awaitThat(Runnable assertion) {
    await().atMost(SOON).untilAsserted(assertion::run);
  }
}
