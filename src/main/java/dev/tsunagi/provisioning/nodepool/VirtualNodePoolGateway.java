package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.model.VirtualNodePoolSummary;
import com.oracle.bmc.containerengine.requests.CreateVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.DeleteVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.GetVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.requests.ListVirtualNodePoolsRequest;
import com.oracle.bmc.containerengine.requests.UpdateVirtualNodePoolRequest;
import com.oracle.bmc.containerengine.responses.ListVirtualNodePoolsResponse;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.PoolNodes;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.Pages;
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

  private final PoolService oke;
  private final OwnCluster ownCluster;
  private final PoolMembers members;
  private final Network network;
  private final PoolPermissions permissions;

  VirtualNodePoolGateway(OciConnection connection, OwnCluster ownCluster, PoolNodes nodes) {
    this.oke = new PoolService(connection);
    this.ownCluster = ownCluster;
    this.members = new PoolMembers(oke, ownCluster, nodes);
    this.network = new Network(connection);
    this.permissions = new PoolPermissions(connection.identity(), network);
  }

  @Override
  public Optional<ActualPool> get(String id) {
    var request = GetVirtualNodePoolRequest.builder().virtualNodePoolId(id).build();
    var pool =
        oke.call(
            "",
            "read virtual node pool " + id,
            () -> oke.client().getVirtualNodePool(request).getVirtualNodePool());
    var up = VirtualNodePoolModel.isUp(pool.getLifecycleState());
    var pods = pool.getPodConfiguration();
    return Optional.of(
        new ActualPool(
            pool,
            members.of(pool),
            up && pods != null ? network.addresses(pods.getSubnetId()) : null,
            up ? members.readiness(pool) : Optional.empty()));
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
    return oke.call(spec.compartmentId(), "list virtual node pools", () -> pages(request));
  }

  private Listed<VirtualNodePoolSummary> pages(ListVirtualNodePoolsRequest.Builder request) {
    var live =
        Pages.all(
                token -> oke.client().listVirtualNodePools(request.page(token).build()),
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
    return new Started(new PoolWork(oke).poolOf(work, spec.compartmentId()), work);
  }

  private String ordered(
      VirtualNodePoolSpec spec, String doing, CreateVirtualNodePoolRequest request) {
    try {
      return oke.call(
          spec.compartmentId(),
          doing,
          () -> oke.client().createVirtualNodePool(request).getOpcWorkRequestId());
    } catch (FailureException e) {
      throw e.failure() instanceof Failure.Denied denied
          ? new FailureException(permissions.alsoInNetwork(denied, spec), e)
          : e;
    }
  }

  private String cluster(VirtualNodePoolSpec spec) {
    return spec.clusterId().isEmpty()
        ? ownCluster
            .id(oke.connection())
            .orElseThrow(
                () ->
                    new FailureException(
                        new Failure.Invalid(
                            "spec.clusterId is missing, and no Node of this cluster tells which OKE"
                                + " cluster it is; put the cluster's OCID there")))
        : spec.clusterId();
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
        oke.call(
            pool.getCompartmentId(),
            "update virtual node pool " + pool.getId(),
            () -> oke.client().updateVirtualNodePool(request).getOpcWorkRequestId()));
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
        oke.call(
            pool.getCompartmentId(),
            "delete virtual node pool " + pool.getId(),
            () -> oke.client().deleteVirtualNodePool(request).getOpcWorkRequestId()));
  }

  @Override
  public Optional<Work> work(String workRequestId) {
    return new PoolWork(oke).find(workRequestId);
  }
}
