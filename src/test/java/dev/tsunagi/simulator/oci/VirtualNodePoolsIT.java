package dev.tsunagi.simulator.oci;

import static dev.tsunagi.simulator.oci.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.oracle.bmc.containerengine.ContainerEngineClient;
import com.oracle.bmc.containerengine.model.CreateVirtualNodePoolDetails;
import com.oracle.bmc.containerengine.model.PlacementConfiguration;
import com.oracle.bmc.containerengine.model.PodConfiguration;
import com.oracle.bmc.containerengine.model.UpdateVirtualNodePoolDetails;
import com.oracle.bmc.containerengine.model.VirtualNodeLifecycleState;
import com.oracle.bmc.containerengine.model.VirtualNodePool;
import com.oracle.bmc.containerengine.model.VirtualNodePoolLifecycleState;
import com.oracle.bmc.containerengine.model.VirtualNodeSummary;
import com.oracle.bmc.containerengine.model.WorkRequest;
import com.oracle.bmc.containerengine.model.WorkRequestStatus;
import com.oracle.bmc.containerengine.requests.CreateVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.DeleteVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.GetClusterRequest;
import com.oracle.bmc.containerengine.requests.GetVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.GetWorkRequestRequest;
import com.oracle.bmc.containerengine.requests.ListVirtualNodePoolsRequest;
import com.oracle.bmc.containerengine.requests.ListVirtualNodesRequest;
import com.oracle.bmc.containerengine.requests.ListWorkRequestErrorsRequest;
import com.oracle.bmc.containerengine.requests.UpdateVirtualNodePoolRequest;
import dev.tsunagi.support.Seeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Virtual node pools with the Java SDK, whose signatures are verified.
class VirtualNodePoolsIT {

  private static final String CLUSTER = "ocid1.cluster.oc1.iad.demo";
  private static final String DOMAIN = "Sim:US-ASHBURN-1-AD-1";

  private OciSimulator simulator;
  private ContainerEngineClient client;

  @BeforeEach
  void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults().withSeed(Seeds.withNetworks()));
    client = client(simulator.userKey("demo"));
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  private ContainerEngineClient client(UserKey key) {
    return ContainerEngineClient.builder()
        .configuration(Clients.configuration())
        .endpoint(simulator.url().toString())
        .build(Clients.provider(key));
  }

  private static CreateVirtualNodePoolDetails.Builder details(String subnet, int size) {
    var id = "ocid1.subnet.oc1.iad." + subnet;
    return CreateVirtualNodePoolDetails.builder()
        .compartmentId(Clients.COMPARTMENT)
        .clusterId(CLUSTER)
        .displayName("pool")
        .size(size)
        .placementConfigurations(
            List.of(
                PlacementConfiguration.builder().availabilityDomain(DOMAIN).subnetId(id).build()))
        .podConfiguration(
            PodConfiguration.builder().subnetId(id).shape("Pod.Standard.E4.Flex").build());
  }

  private String create(CreateVirtualNodePoolDetails details, String token) {
    var request =
        CreateVirtualNodePoolRequest.builder()
            .createVirtualNodePoolDetails(details)
            .opcRetryToken(token)
            .build();
    return client.createVirtualNodePool(request).getOpcWorkRequestId();
  }

  private WorkRequest work(String id) {
    return client
        .getWorkRequest(GetWorkRequestRequest.builder().workRequestId(id).build())
        .getWorkRequest();
  }

  private String poolOf(String work) {
    return work(work).getResources().getFirst().getIdentifier();
  }

  private VirtualNodePool get(String id) {
    return client
        .getVirtualNodePool(GetVirtualNodePoolRequest.builder().virtualNodePoolId(id).build())
        .getVirtualNodePool();
  }

  private List<VirtualNodeSummary> nodes(String id) {
    return client
        .listVirtualNodes(ListVirtualNodesRequest.builder().virtualNodePoolId(id).build())
        .getItems();
  }

  @Test
  void aPoolIsKnownByItsWorkRequestAndARepeatedCallMakesNoOther() {
    var work = create(details("pods", 3).build(), "once");
    assertThat(create(details("pods", 3).build(), "once")).isEqualTo(work);
    var resource = work(work).getResources().getFirst();
    assertThat(resource.getEntityType()).isEqualTo("VirtualNodePool");
    var pool = get(resource.getIdentifier());
    assertThat(pool.getLifecycleState()).isEqualTo(VirtualNodePoolLifecycleState.Active);
    assertThat(nodes(pool.getId()))
        .hasSize(3)
        .allSatisfy(n -> assertThat(n.getPrivateIp()).startsWith("10.0.32."));
    var all =
        ListVirtualNodePoolsRequest.builder()
            .compartmentId(Clients.COMPARTMENT)
            .clusterId(CLUSTER)
            .name("pool")
            .build();
    assertThat(client.listVirtualNodePools(all).getItems()).hasSize(1);
  }

  @Test
  void itGrowsShrinksAndGoes() {
    var id = poolOf(create(details("pods", 2).build(), "t"));
    for (var size : List.of(4, 1)) {
      client.updateVirtualNodePool(
          UpdateVirtualNodePoolRequest.builder()
              .virtualNodePoolId(id)
              .updateVirtualNodePoolDetails(
                  UpdateVirtualNodePoolDetails.builder().size(size).build())
              .build());
      assertThat(nodes(id)).hasSize(size);
    }
    assertError(
        400,
        "InvalidParameter",
        () ->
            client.deleteVirtualNodePool(
                DeleteVirtualNodePoolRequest.builder()
                    .virtualNodePoolId(id)
                    .overrideEvictionGraceDurationVnp("PT61M")
                    .build()));
    client.deleteVirtualNodePool(
        DeleteVirtualNodePoolRequest.builder().virtualNodePoolId(id).build());
    assertThat(get(id).getLifecycleState()).isEqualTo(VirtualNodePoolLifecycleState.Deleted);
    assertThat(nodes(id)).isEmpty();
  }

  @Test
  void aFullSubnetLeavesNodesWithoutAnAddressUntilOneIsFree() {
    var work = create(details("tiny", 6).build(), "t");
    assertThat(work(work).getStatus()).isEqualTo(WorkRequestStatus.Failed);
    var errors =
        ListWorkRequestErrorsRequest.builder()
            .workRequestId(work)
            .compartmentId(Clients.COMPARTMENT)
            .build();
    assertThat(client.listWorkRequestErrors(errors).getItems().getFirst().getMessage())
        .contains("No free private IP");
    var id = poolOf(work);
    assertThat(get(id).getLifecycleState()).isEqualTo(VirtualNodePoolLifecycleState.NeedsAttention);
    assertThat(nodes(id))
        .filteredOn(n -> n.getLifecycleState() == VirtualNodeLifecycleState.Failed)
        .hasSize(1);
    client.deleteVirtualNodePool(
        DeleteVirtualNodePoolRequest.builder().virtualNodePoolId(id).build());
    simulator.clock().advance(Duration.ofSeconds(80));
    assertThat(nodes(poolOf(create(details("tiny", 5).build(), "u"))))
        .allSatisfy(n -> assertThat(n.getVirtualNodeError()).isEmpty());
  }

  @Test
  void whatOkeRefusesIsRefused() {
    assertError(404, "NotAuthorizedOrNotFound", () -> create(details("elsewhere", 1).build(), "a"));
    assertError(404, "NotAuthorizedOrNotFound", () -> create(details("nowhere", 1).build(), "b"));
    assertError(400, "LimitExceeded", () -> create(details("pods", 201).build(), "c"));
    var shape = PodConfiguration.builder().subnetId("ocid1.subnet.oc1.iad.pods").shape("VM.X");
    assertError(
        400,
        "InvalidParameter",
        () -> create(details("pods", 1).podConfiguration(shape.build()).build(), "d"));
    assertError(
        404,
        "NotAuthorizedOrNotFound",
        () -> client.getCluster(GetClusterRequest.builder().clusterId("ocid1.none").build()));
  }

  @Test
  void aSignatureOfAnotherKeyIsRefused() {
    var key = simulator.userKey("demo");
    try (var stranger =
        client(
            new UserKey(
                key.user(),
                key.userId(),
                key.tenancyId(),
                key.region(),
                "00:" + key.fingerprint().substring(3),
                key.privateKeyPem()))) {
      assertError(
          401,
          "NotAuthenticated",
          () -> stranger.getCluster(GetClusterRequest.builder().clusterId(CLUSTER).build()));
    }
  }
}
