package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.api.provisioning.VirtualNodeStatus;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Seeds;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pools that OCI refuses, that fail, that lack something, that change and that go: what the object
/// says, and that nothing is touched which is not its own.
class VirtualNodePoolsIT {

  private static Proving proving;

  @BeforeAll
  static void start() {
    proving = new Proving(Seeds.withNetworks(), Duration.ofSeconds(10));
  }

  @AfterEach
  void clear() {
    proving.cloud.faults().clear();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  private static Drill<?, ?> pool(String name, String more) {
    return proving.drill(Kinds.NODE_POOL, name, more);
  }

  private static String podsIn(String subnet) {
    return "podConfiguration: {subnetId: ocid1.subnet.oc1.iad.%s, shape: Pod.Standard.E4.Flex}"
        .formatted(subnet);
  }

  private static Drill<?, ?> after(Drill<?, ?> drill, int runs) {
    for (var run = 0; run < runs; run++) {
      drill.run();
    }
    return drill;
  }

  private static Condition condition(Drill<?, ?> drill, String type) {
    return drill.condition(type).orElseThrow();
  }

  private static boolean departs(Drill<?, ?> drill) {
    return Stream.generate(drill::depart).limit(40).anyMatch(gone -> gone);
  }

  @Test
  void withoutPermissionInTheNetworksCompartmentTheStatementsAreNamed() {
    var drill = after(pool("refused", podsIn("elsewhere")), 3);
    var synced = condition(drill, "Synced");
    assertThat(synced.reason()).isEqualTo("AccessDenied");
    assertThat(synced.message())
        .contains("could not create virtual node pool \"refused\"")
        .contains("manage cluster-virtualnode-pools in compartment id " + Seeds.NETWORK)
        .contains("use virtual-network-family in compartment id " + Seeds.NETWORK);
    assertThat(condition(drill, "Ready").status()).isEqualTo("False");
    assertThat(drill.said()).anyMatch(said -> said.startsWith("AccessDenied"));
    assertThat(drill.owned()).isEmpty();
  }

  @Test
  void withoutCapacityTheWayOutIsNamedAndLeadsToOnePool() {
    proving.cloud.failNextWork("VIRTUALNODEPOOL_CREATE", "Out of host capacity.");
    var drill = after(pool("no-room", ""), 12);
    var synced = condition(drill, "Synced");
    assertThat(synced.reason()).isEqualTo("ExternalResourceFailed");
    assertThat(synced.message())
        .contains("Out of host capacity")
        .contains("leave placementConfigurations[].faultDomain out")
        .contains("tsunagi.dev/start-over=" + drill.status().id());
    assertThat(drill.said()).anyMatch(said -> said.startsWith("ExternalResourceFailed"));
    drill
        .object()
        .getMetadata()
        .setAnnotations(Map.of("tsunagi.dev/start-over", drill.status().id()));
    drill.runUntilReady();
    assertThat(drill.owned()).hasSize(1);
  }

  @Test
  void beyondTheServiceLimitTheLimitIsNamed() {
    var drill = after(pool("too-many", "size: 201"), 3);
    assertThat(condition(drill, "Synced").reason()).isEqualTo("LimitReached");
    assertThat(condition(drill, "Synced").message())
        .contains("virtual-node-count")
        .contains("Ask for a higher limit");
  }

  @Test
  void inAFullSubnetNodesSayWhatTheyLackAndNothingIsMadeAnew() {
    var before = proving.calls("CreateVirtualNodePool");
    var drill = after(pool("no-addresses", "size: 6, " + podsIn("tiny")), 14);
    var ready = condition(drill, "Ready");
    assertThat(ready.reason()).isEqualTo("NeedsAttention");
    assertThat(ready.message())
        .contains("No free private IP addresses")
        .contains("a larger one, /24 or more");
    var scaled = drill.status().scaled();
    assertThat(scaled.nodes()).hasSize(6);
    assertThat(scaled.nodes().getFirst().error()).contains("No free private IP");
    assertThat(scaled.nodes().getLast().privateIp()).startsWith("10.0.40.");
    assertThat(scaled.addresses())
        .satisfies(
            all -> {
              assertThat(all.usable()).isEqualTo(5);
              assertThat(all.free()).isZero();
              assertThat(all.message()).contains("0 of 5").contains("Insufficient cpu");
            });
    assertThat(drill.said()).filteredOn(said -> said.startsWith("NeedsAttention")).hasSize(1);
    assertThat(proving.calls("CreateVirtualNodePool") - before).isEqualTo(1);
    assertThat(departs(drill)).isTrue();
  }

  @Test
  void cutOffFromTheApiEndpointThePortsAreNamed() {
    var drill = after(pool("cut-off", podsIn("isolated")), 14);
    var ready = condition(drill, "Ready");
    assertThat(ready.status()).isEqualTo("False");
    assertThat(ready.reason()).isEqualTo("NeedsAttention");
    assertThat(ready.message()).contains("API Server Unreachable").contains("12250");
    assertThat(condition(drill, "Synced").status()).isEqualTo("True");
  }

  @Test
  void deletingLeavesNothingBehindAndTouchesNoOther() {
    var foreign = pool("foreign", "deletionPolicy: Retain");
    foreign.runUntilReady();
    var id = foreign.status().id();
    var eviction =
        "eviction: {overrideEvictionGraceDuration: PT5M,"
            + " isForceDeletionAfterOverrideGraceDuration: true}";
    var own = pool("own", eviction);
    own.runUntilReady();
    var bound = pool("bound", "deletionPolicy: Delete, id: " + id);
    bound.run();
    assertThat(departs(bound)).isTrue();
    assertThat(bound.said()).anyMatch(said -> said.contains("stays in OCI"));
    assertThat(departs(own)).isTrue();
    assertThat(own.owned()).isEmpty();
    assertThat(foreign.owned()).hasSize(1);
    assertThat(proving.cloud.virtualNodes())
        .anyMatch(node -> node.poolId().equals(id))
        .noneMatch(node -> node.poolId().equals(own.status().id()));
    assertThat(proving.cloud.journal().entries())
        .filteredOn(entry -> entry.operation().equals("DeleteVirtualNodePool"))
        .anyMatch(
            entry ->
                entry.toString().contains("overrideEvictionGraceDurationVnp=PT5M")
                    && entry
                        .toString()
                        .contains("isForceDeletionAfterOverrideGraceDurationVnp=true"));
    assertThat(departs(foreign)).isTrue();
    assertThat(foreign.owned()).hasSize(1);
  }

  @Test
  void itIsScaledAndRelabelledByOneUpdate() {
    var small = pool("scaled", "labels: {tier: web}");
    small.runUntilReady();
    assertThat(small.status().scaled().size()).isEqualTo(2);
    assertThat(small.status().scaled().selector())
        .isEqualTo(VirtualNodePoolSpec.LABEL + "=default.scaled");
    var before = proving.calls("UpdateVirtualNodePool");
    var large =
        pool(
            "scaled",
            "size: 4, labels: {tier: api}, taints: [{key: only, value: api, effect: NoSchedule}]");
    large.object().setMetadata(small.object().getMetadata());
    large.object().setStatus(small.status());
    large.runUntilSettled();
    assertThat(large.status().scaled().size()).isEqualTo(4);
    assertThat(proving.calls("UpdateVirtualNodePool") - before).isEqualTo(1);
    assertThat(proving.cloud.virtualNodes())
        .filteredOn(node -> node.poolId().equals(large.status().id()))
        .hasSize(4)
        .allSatisfy(
            node -> {
              assertThat(node.labels().toString()).contains("api").contains("default.scaled");
              assertThat(node.taints().toString()).contains("NoSchedule");
            });
  }

  @Test
  void whoOnlyLooksIsShownTheDriftByFieldAndValue() {
    var made = pool("looked-at", "taints: [{key: only, effect: NoExecute}]");
    made.runUntilReady();
    var looking =
        pool(
            "looking",
            "managementPolicy: Observe, size: 9, taints: [{key: only, effect: NoSchedule}], id: "
                + made.status().id());
    looking.runUntilReady();
    assertThat(looking.status().drift())
        .extracting(field -> field.field() + ": " + field.desired() + " / " + field.actual())
        .contains("size: 9 / 2", "taints: only=:NoSchedule / only=:NoExecute");
    assertThat(condition(looking, "Synced").message()).contains("OCI differs in").contains("size");
  }

  @Test
  void anotherClusterIsRefusedByItsField() {
    var made = pool("stays", "");
    made.runUntilReady();
    var moved = pool("stays", "clusterId: ocid1.cluster.oc1.iad.other");
    moved.object().setMetadata(made.object().getMetadata());
    moved.object().setStatus(made.status());
    moved.run();
    assertThat(condition(moved, "Synced").reason()).isEqualTo("ImmutableFieldChanged");
    assertThat(condition(moved, "Synced").message())
        .contains("spec.clusterId is \"ocid1.cluster.oc1.iad.other\"");
  }

  @Test
  void nodesAreSpreadOverTheAvailabilityDomainsOfTheRegion() {
    var drill = pool("spread", "size: 3");
    drill.runUntilReady();
    assertThat(drill.status().scaled().nodes())
        .extracting(VirtualNodeStatus::availabilityDomain)
        .containsExactlyInAnyOrder(
            "Sim:US-ASHBURN-1-AD-1", "Sim:US-ASHBURN-1-AD-2", "Sim:US-ASHBURN-1-AD-3");
  }

  @Test
  void inASubnetOfOneAvailabilityDomainTheyAreSpreadOverItsFaultDomains() {
    var drill = pool("lonely", "size: 3, subnetId: ocid1.subnet.oc1.iad.lone");
    drill.runUntilReady();
    assertThat(drill.status().scaled().nodes())
        .allSatisfy(n -> assertThat(n.availabilityDomain()).isEqualTo("Sim:US-ASHBURN-1-AD-2"))
        .extracting(VirtualNodeStatus::faultDomain)
        .containsExactlyInAnyOrder("FAULT-DOMAIN-1", "FAULT-DOMAIN-2", "FAULT-DOMAIN-3");
  }

  @Test
  void whereTheNetworkMayNotBeReadTheRoomIsUnknownAndThePoolIsReady() {
    var drill = pool("blind", "");
    drill.runUntilReady();
    proving.cloud.faults().fail("GetSubnetCidrUtilization", 404, Faults.ALWAYS);
    drill.run();
    assertThat(drill.isReady()).isTrue();
    assertThat(drill.status().scaled().addresses())
        .satisfies(
            all -> {
              assertThat(all.free()).isNull();
              assertThat(all.message())
                  .startsWith("unknown")
                  .contains("read virtual-network-family");
            });
  }

  @Test
  void withoutAClusterTheFieldIsNamedAndANodeThatTellsIsEnough() {
    var drill = after(pool("homeless", "clusterId: null"), 2);
    assertThat(condition(drill, "Synced").reason()).isEqualTo("InvalidSpec");
    assertThat(condition(drill, "Synced").message()).contains("spec.clusterId is missing");
    var node =
        new NodeBuilder()
            .withNewMetadata()
            .withName("managed")
            .endMetadata()
            .withNewSpec()
            .withProviderID("ocid1.instance.oc1.iad.demo")
            .endSpec()
            .build();
    proving.client.nodes().resource(node).create();
    try {
      drill.run();
      after(drill, 12);
      assertThat(drill.status().attributes())
          .containsEntry("clusterId", "ocid1.cluster.oc1.iad.demo");
      assertThat(condition(drill, "Ready").reason()).isEqualTo("NodesNotReady");
    } finally {
      proving.client.nodes().resource(node).delete();
    }
  }
}
