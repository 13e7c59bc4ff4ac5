package dev.tsunagi.provisioning.nodepool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.provisioning.VirtualNodePool;
import dev.tsunagi.api.provisioning.VirtualNodeStatus;
import dev.tsunagi.kube.PoolNodes;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Virtual node pools end to end: as the cluster shows them, scaled as `kubectl scale` does,
// deleted.
class VirtualNodePoolIT {

  private static final String PODS =
      "{subnetId: ocid1.subnet.oc1.iad.pods, shape: Pod.Standard.E4.Flex}";

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--oci-region", "us-ashburn-1");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static Resource<VirtualNodePool> pool(String namespace) {
    return rig.client.resources(VirtualNodePool.class).inNamespace(namespace).withName("web");
  }

  private static void apply(String namespace, String spec) {
    rig.apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: VirtualNodePool
        metadata: {name: web, namespace: %s}
        spec: {compartmentId: ocid1.compartment.oc1..demo, %s}
        """
            .formatted(namespace, spec));
  }

  private static void eventually(Runnable assertion) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
  }

  private static void awaitReady(String namespace, String status, String reason) {
    eventually(
        () ->
            assertThat(pool(namespace).get().getStatus().conditions())
                .filteredOn(c -> c.type().equals("Ready"))
                .singleElement()
                .satisfies(
                    c -> {
                      assertThat(c.reason()).as(c.message()).isEqualTo(reason);
                      assertThat(c.status()).isEqualTo(status);
                    }));
  }

  /// As OKE makes it of a virtual node.
  private static void node(String poolId, VirtualNodeStatus of, boolean ready) {
    var node =
        new NodeBuilder()
            .withNewMetadata()
            .withName(of.privateIp())
            .addToLabels(PoolNodes.ROLE, "")
            .addToLabels("tsunagi.dev/virtual-node-pool", "pools.web")
            .addToAnnotations(PoolNodes.POOL, poolId)
            .endMetadata()
            .withNewStatus()
            .addNewCondition()
            .withType("Ready")
            .withStatus(ready ? "True" : "False")
            .endCondition()
            .endStatus()
            .build();
    rig.client.nodes().resource(node).create();
    rig.client.nodes().resource(node).updateStatus();
  }

  private static void look(String namespace) {
    Edits.patiently(
        () ->
            pool(namespace)
                .edit(
                    object -> {
                      object
                          .getMetadata()
                          .setAnnotations(
                              Map.of("tsunagi.dev/reconcile-at", Instant.now().toString()));
                      return object;
                    }));
  }

  @Test
  void itIsMadeSeenScaledAndDeleted() {
    var namespace = rig.namespace("pools");
    apply(namespace, "clusterId: ocid1.cluster.oc1.iad.demo, size: 2, podConfiguration: " + PODS);
    awaitReady(namespace, "True", "Available");
    var status = pool(namespace).get().getStatus();
    assertThat(status.scaled().size()).isEqualTo(2);
    assertThat(status.scaled().readyNodes()).as("nobody can tell yet").isNull();
    assertThat(status.scaled().addresses()).isNotNull();

    node(status.id(), status.scaled().nodes().getFirst(), false);
    look(namespace);
    awaitReady(namespace, "False", "NodesNotReady");
    node(status.id(), status.scaled().nodes().getLast(), true);
    awaitReady(namespace, "True", "Available");
    eventually(
        () -> assertThat(pool(namespace).get().getStatus().scaled().readyNodes()).isEqualTo(1));

    pool(namespace).scale(3);
    eventually(() -> assertThat(pool(namespace).get().getStatus().scaled().size()).isEqualTo(3));
    assertThat(pool(namespace).scale())
        .satisfies(
            scale -> {
              assertThat(scale.getSpec().getReplicas()).isEqualTo(3);
              assertThat(scale.getStatus().getReplicas()).isEqualTo(3);
              assertThat(scale.getStatus().getSelector())
                  .isEqualTo("tsunagi.dev/virtual-node-pool=pools.web");
            });

    pool(namespace).delete();
    eventually(() -> assertThat(pool(namespace).get()).isNull());
    assertThat(rig.cloud.virtualNodes()).isEmpty();
    assertThat(rig.calls("CreateVirtualNodePool")).isEqualTo(1);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size: 2                                                             | give id to bind
          size: 2, podConfiguration: {subnetId: a}                            | subnetId and shape
          size: 2, podConfiguration: {subnetId: a, shape: VM.Standard2.1}     | Pod.Standard.A1.Flex
          size: 2000, podConfiguration: {subnetId: a, shape: Pod.Standard.E4.Flex} | 1000
          id: ocid1.x, taints: [{key: a, effect: Never}]                      | PreferNoSchedule
          id: ocid1.x, taints: [{key: a}]                                     | key and effect
          id: ocid1.x, placementConfigurations: [{subnetId: a}]               | availabilityDomain is
          id: ocid1.x, eviction: {overrideEvictionGraceDuration: PT61M}       | PT0M to PT60M
          """)
  void theClusterRefusesWhatCannotBe(String spec, String says) {
    rig.namespace("refused");
    assertThatThrownBy(() -> apply("refused", spec))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(says);
  }

  @Test
  void whatStaysAsItIsCannotBeChanged() {
    var namespace = rig.namespace("fixed");
    apply(namespace, "id: ocid1.x, clusterId: ocid1.a");
    assertThatThrownBy(() -> apply(namespace, "id: ocid1.x, clusterId: ocid1.b"))
        .hasMessageContaining("clusterId cannot be changed");
  }
}
