package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.ContainerEngine;
import com.oracle.bmc.containerengine.ContainerEngineClient;
import com.oracle.bmc.containerengine.model.VirtualNodePool;
import com.oracle.bmc.containerengine.model.VirtualNodePoolSummary;
import com.oracle.bmc.containerengine.model.VirtualNodeSummary;
import com.oracle.bmc.containerengine.requests.CreateVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.DeleteVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.GetVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.ListVirtualNodePoolsRequest;
import com.oracle.bmc.containerengine.requests.ListVirtualNodesRequest;
import com.oracle.bmc.containerengine.requests.UpdateVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.responses.ListVirtualNodePoolsResponse;
import com.oracle.bmc.containerengine.responses.ListVirtualNodesResponse;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.PoolNodes;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.oci.PolicyStatement;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Listed;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.Started;
import dev.tsunagi.provisioning.Work;
import org.jspecify.annotations.Nullable;

/// Calls to OKE about virtual node pools.
final class VirtualNodePoolGateway implements ResourceGateway<VirtualNodePoolSpec, ActualPool> {

  private static final String PERMISSION = "manage cluster-virtualnode-pools";

  private final OciConnection connection;
  private final OwnCluster ownCluster;
  private final PoolNodes nodes;
  private final Network network;

  VirtualNodePoolGateway(OciConnection connection, OwnCluster ownCluster, PoolNodes nodes) {
    this.connection = connection;
    this.ownCluster = ownCluster;
    this.nodes = nodes;
    this.network = new Network(connection);
  }

  private ContainerEngine client() {
    return connection.client(ContainerEngine.class, ContainerEngineClient::builder);
  }

  private ResourceCalls calls(String compartment) {
    return new ResourceCalls(connection, PERMISSION, compartment);
  }

  @Override
  public Optional<ActualPool> get(String id) {
    var request = GetVirtualNodePoolRequest.builder().virtualNodePoolId(id).build();
    var pool =
        calls("")
            .call(
                "read virtual node pool " + id,
                () -> client().getVirtualNodePool(request).getVirtualNodePool());
    var up = VirtualNodePoolModel.isUp(pool.getLifecycleState());
    var pods = pool.getPodConfiguration();
    return Optional.of(
        new ActualPool(
            pool,
            members(pool),
            up && pods != null ? network.addresses(pods.getSubnetId()) : null,
            up ? readiness(pool) : Optional.empty()));
  }

  private List<VirtualNodeSummary> members(VirtualNodePool pool) {
    var request = ListVirtualNodesRequest.builder().virtualNodePoolId(pool.getId()).limit(1000);
    return calls(pool.getCompartmentId())
        .call("list the nodes of virtual node pool " + pool.getId(), () -> nodePages(request));
  }

  private List<VirtualNodeSummary> nodePages(ListVirtualNodesRequest.Builder request) {
    return Pages.all(
        token -> client().listVirtualNodes(request.page(token).build()),
        ListVirtualNodesResponse::getItems,
        ListVirtualNodesResponse::getOpcNextPage);
  }

  /// A pool that has a Node here is of this cluster. One that has none may be of another.
  private Optional<Map<String, Boolean>> readiness(VirtualNodePool pool) {
    return nodes
        .readiness(pool.getId(), PoolView.selector(pool))
        .filter(
            seen ->
                !seen.isEmpty()
                    || ownCluster.id(connection).filter(pool.getClusterId()::equals).isPresent());
  }

  @Override
  public List<String> findOwned(VirtualNodePoolSpec spec, Owner owner) {
    return list(spec, null).idsOf(owner);
  }

  @Override
  public List<String> findNamed(VirtualNodePoolSpec spec, String name) {
    return list(spec, spec.displayName().isEmpty() ? name : spec.displayName()).ids();
  }

  private Listed<VirtualNodePoolSummary> list(VirtualNodePoolSpec spec, @Nullable String name) {
    var request =
        ListVirtualNodePoolsRequest.builder()
            .compartmentId(spec.compartmentId())
            .clusterId(spec.clusterId().isEmpty() ? null : spec.clusterId())
            .name(name);
    return calls(spec.compartmentId()).call("list virtual node pools", () -> pages(request));
  }

  private Listed<VirtualNodePoolSummary> pages(ListVirtualNodePoolsRequest.Builder request) {
    var live =
        Pages.all(
                token -> client().listVirtualNodePools(request.page(token).build()),
                ListVirtualNodePoolsResponse::getItems,
                ListVirtualNodePoolsResponse::getOpcNextPage)
            .stream()
            .filter(VirtualNodePoolGateway::isLive)
            .toList();
    return new Listed<>(
        live, VirtualNodePoolSummary::getId, VirtualNodePoolSummary::getFreeformTags);
  }

  private static boolean isLive(VirtualNodePoolSummary pool) {
    return switch (pool.getLifecycleState()) {
      case Creating, Active, Updating, NeedsAttention, UnknownEnumValue -> true;
      case Deleting, Deleted, Failed -> false;
    };
  }

  @Override
  public boolean isReplayable() {
    return true;
  }

  /// OKE answers with a work request only; that names the pool.
  @Override
  public Started create(Order<VirtualNodePoolSpec> order) {
    var spec = order.spec();
    var details = PoolDetails.ofNew(order, cluster(spec), network.placements(spec));
    var request =
        CreateVirtualNodePoolRequest.builder()
            .createVirtualNodePoolDetails(details)
            .opcRetryToken(order.retryToken())
            .build();
    var doing = "create virtual node pool \"%s\"".formatted(PoolDetails.name(order));
    var work = ordered(spec, doing, request);
    return new Started(new PoolWork(connection, client()).poolOf(work, spec.compartmentId()), work);
  }

  private String ordered(
      VirtualNodePoolSpec spec, String doing, CreateVirtualNodePoolRequest request) {
    try {
      return calls(spec.compartmentId())
          .call(doing, () -> client().createVirtualNodePool(request).getOpcWorkRequestId());
    } catch (FailureException e) {
      throw e.failure() instanceof Failure.Denied denied ? alsoInNetwork(denied, spec, e) : e;
    }
  }

  private String cluster(VirtualNodePoolSpec spec) {
    return spec.clusterId().isEmpty()
        ? ownCluster
            .id(connection)
            .orElseThrow(
                () ->
                    new FailureException(
                        new Failure.Invalid(
                            "spec.clusterId is missing, and no Node of this cluster tells which OKE"
                                + " cluster it is; put the cluster's OCID there")))
        : spec.clusterId();
  }

  /// Whoever makes a pool needs the same permission where its subnets are, which OCI does not say.
  private FailureException alsoInNetwork(
      Failure.Denied denied, VirtualNodePoolSpec spec, FailureException cause) {
    var elsewhere =
        subnets(spec)
            .map(id -> network.compartment(id).orElse("<compartment of subnet " + id + ">"))
            .filter(compartment -> !compartment.equals(spec.compartmentId()))
            .distinct()
            .map(this::statement)
            .toList();
    var text =
        elsewhere.isEmpty()
            ? denied.message()
            : denied.message()
                + "; the network is in another compartment, where it has to be permitted, too: "
                + String.join("; ", elsewhere);
    return new FailureException(new Failure.Denied(text, denied.orMissing()), cause);
  }

  private static Stream<String> subnets(VirtualNodePoolSpec spec) {
    var pods = spec.podConfiguration();
    return Stream.of(
            spec.placementConfigurations().stream().map(VirtualNodePoolSpec.Placement::subnetId),
            Stream.of(spec.subnetId()),
            Stream.ofNullable(pods).map(VirtualNodePoolSpec.Pods::subnetId))
        .flatMap(all -> all)
        .filter(id -> !id.isEmpty())
        .distinct();
  }

  private String statement(String compartment) {
    return Stream.of(PERMISSION, "use virtual-network-family")
        .map(
            permission ->
                compartment.startsWith("<")
                    ? "%s in %s".formatted(permission, compartment)
                    : PolicyStatement.permitting(connection.identity(), permission, compartment))
        .collect(Collectors.joining("; "));
  }

  @Override
  public Optional<String> update(ActualPool actual, Order<VirtualNodePoolSpec> order, Drift drift) {
    var pool = actual.pool();
    var request =
        UpdateVirtualNodePoolRequest.builder()
            .virtualNodePoolId(pool.getId())
            .updateVirtualNodePoolDetails(PoolDetails.ofChange(pool, order, drift))
            .build();
    return Optional.ofNullable(
        calls(pool.getCompartmentId())
            .call(
                "update virtual node pool " + pool.getId(),
                () -> client().updateVirtualNodePool(request).getOpcWorkRequestId()));
  }

  @Override
  public Optional<String> delete(VirtualNodePoolSpec spec, ActualPool actual) {
    var pool = actual.pool();
    var grace = spec.eviction().overrideEvictionGraceDuration();
    var request =
        DeleteVirtualNodePoolRequest.builder()
            .virtualNodePoolId(pool.getId())
            .overrideEvictionGraceDurationVnp(grace.isEmpty() ? null : grace)
            .isForceDeletionAfterOverrideGraceDurationVnp(
                spec.eviction().isForceDeletionAfterOverrideGraceDuration())
            .build();
    return Optional.ofNullable(
        calls(pool.getCompartmentId())
            .call(
                "delete virtual node pool " + pool.getId(),
                () -> client().deleteVirtualNodePool(request).getOpcWorkRequestId()));
  }

  @Override
  public Optional<Work> work(String workRequestId) {
    return new PoolWork(connection, client()).find(workRequestId);
  }
}
