package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.StreamPool;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Objects that name each other where OCIDs would do: they wait, go on, and outlive each other.
class ReferencesIT {

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--oci-region", "us-ashburn-1");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static <P extends ProvisionedResource<?>> P find(
      Class<P> kind, String namespace, String name) {
    return rig.client.resources(kind).inNamespace(namespace).withName(name).get();
  }

  private static void awaitCondition(
      Class<? extends ProvisionedResource<?>> kind,
      String namespace,
      String name,
      Predicate<Condition> wanted) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(find(kind, namespace, name).getStatus().conditions())
                    .as(() -> find(kind, namespace, name).getStatus().toString())
                    .anyMatch(wanted));
  }

  private static boolean isReady(Condition condition) {
    return condition.type().equals("Ready") && condition.status().equals("True");
  }

  @Test
  void aStreamWaitsForItsPool() {
    var namespace = rig.namespace("pools");
    var kind = dev.tsunagi.api.provisioning.Stream.class;
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: Stream
        metadata: {name: orders, namespace: pools}
        spec: {name: orders, partitions: 1, streamPool: {name: kafka}}
        """);
    awaitCondition(
        kind,
        namespace,
        "orders",
        c ->
            c.type().equals("Synced")
                && c.reason().equals("ReferenceNotFound")
                && c.message()
                    .equals(
                        "spec.streamPool: StreamPool \"kafka\" is not there; create it in"
                            + " namespace \"pools\""));
    rig.apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: StreamPool
        metadata: {name: kafka, namespace: pools}
        spec: {compartmentId: ocid1.compartment.oc1..demo, name: kafka}
        """);
    awaitCondition(kind, namespace, "orders", ReferencesIT::isReady);
    var pool = find(StreamPool.class, namespace, "kafka").getStatus().id();
    assertThat(find(kind, namespace, "orders").getStatus().attributes())
        .containsEntry("streamPoolId", pool);
    assertThat(rig.value(namespace, "orders", "username-format"))
        .contains("{tenancy}/{user}/" + pool);
  }

  @Test
  void aDbSystemIsRestoredFromABackupThatIsYetToBeMade() {
    var namespace = rig.namespace("restore");
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: MySqlDbSystem
        metadata: {name: copy, namespace: restore}
        spec:
          compartmentId: ocid1.compartment.oc1..demo
          subnetId: ocid1.subnet.oc1.iad.demo
          shapeName: MySQL.2
          source: {sourceType: BACKUP, backup: {name: before}}
        ---
        apiVersion: tsunagi.dev/v1alpha1
        kind: MySqlBackup
        metadata: {name: before, namespace: restore}
        spec: {compartmentId: ocid1.compartment.oc1..demo, dbSystem: {name: first}}
        ---
        apiVersion: oci.oracle.com/v1beta1
        kind: MySqlDbSystem
        metadata: {name: first, namespace: restore}
        spec: {id: ocid1.mysqldbsystem.oc1.iad.inventory}
        """);
    awaitCondition(MySqlDbSystem.class, namespace, "copy", ReferencesIT::isReady);
    assertThat(find(MySqlBackup.class, namespace, "before").getStatus().attributes())
        .containsEntry("dbSystemId", "ocid1.mysqldbsystem.oc1.iad.inventory");

    // What something was made from counts when it is made.
    rig.client.resources(MySqlDbSystem.class).inNamespace(namespace).withName("first").delete();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> find(MySqlDbSystem.class, namespace, "first") == null);
    rig.apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: MySqlBackup
        metadata: {name: before, namespace: restore}
        spec:
          compartmentId: ocid1.compartment.oc1..demo
          dbSystem: {name: first}
          freeformTags: {looked: again}
        """);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var backup = find(MySqlBackup.class, namespace, "before");
              assertThat(backup.getStatus().observedGeneration())
                  .isEqualTo(backup.getMetadata().getGeneration());
              assertThat(backup.getStatus().conditions())
                  .allMatch(c -> c.status().equals("True"))
                  .anyMatch(c -> c.message().equals("as the spec says"));
            });
    assertThat(rig.calls("CreateBackup")).isEqualTo(1);
  }

  @Test
  void aDbSystemIsRestoredToAPointInTimeOfAnother() {
    var namespace = rig.namespace("point");
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: MySqlDbSystem
        metadata: {name: seen, namespace: point}
        spec: {id: ocid1.mysqldbsystem.oc1.iad.inventory, managementPolicy: Observe}
        ---
        apiVersion: oci.oracle.com/v1beta1
        kind: MySqlDbSystem
        metadata: {name: earlier, namespace: point}
        spec:
          compartmentId: ocid1.compartment.oc1..demo
          subnetId: ocid1.subnet.oc1.iad.demo
          shapeName: MySQL.2
          source:
            sourceType: PITR
            dbSystem: {name: seen}
            recoveryPoint: "2026-01-02T03:04:05Z"
        """);
    awaitCondition(MySqlDbSystem.class, namespace, "earlier", ReferencesIT::isReady);
    assertThat(find(MySqlDbSystem.class, namespace, "earlier").getStatus().id())
        .isNotEqualTo("ocid1.mysqldbsystem.oc1.iad.inventory");
  }

  @Test
  void anOcidAndAReferenceAreTooMuch() {
    rig.namespace("both");
    assertThatThrownBy(
            () ->
                rig.apply(
                    """
                    apiVersion: oci.oracle.com/v1beta1
                    kind: Stream
                    metadata: {name: both, namespace: both}
                    spec:
                      name: both
                      streamPoolId: ocid1.streampool.oc1.iad.demo
                      streamPool: {name: kafka}
                    """))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("give streamPoolId or streamPool, not both");
  }
}
