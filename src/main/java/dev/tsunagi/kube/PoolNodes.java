package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Nodes of this cluster, as far as they tell of virtual nodes. Nothing is kept: Nodes are big,
/// many, and change all the time.
public final class PoolNodes {

  /// What OKE writes on the Node of a virtual node, and what it labels it with.
  public static final String POOL = "oci.oraclecloud.com/virtual-node-pool-id";

  public static final String ROLE = "node-role.kubernetes.io/virtual-node";

  private static final Logger LOG = LoggerFactory.getLogger(PoolNodes.class);

  /// Enough to find one that tells of its cluster.
  private static final long SOME = 20;

  private final KubernetesClient client;

  public PoolNodes(KubernetesClient client) {
    this.client = client;
  }

  /// Who tells of the cluster that a Node is in: the OCID of its virtual node pool, or that of the
  /// instance that it runs on; the other is empty.
  public record Witness(String poolId, String instanceId) {}

  /// Whether each Node of a pool is Ready, by its address. Empty when Nodes may not be listed.
  ///
  /// @param selector finds them by label; those that do not belong to the pool are left out
  public Optional<Map<String, Boolean>> readiness(String poolId, String selector) {
    return list(selector, null)
        .map(
            nodes ->
                nodes.stream()
                    .filter(node -> annotation(node, POOL).orElse(poolId).equals(poolId))
                    .collect(
                        Collectors.toMap(
                            PoolNodes::address, PoolNodes::isReady, (one, other) -> one || other)));
  }

  /// Some Nodes that can tell.
  public List<Witness> witnesses() {
    return list(null, SOME).orElse(List.of()).stream()
        .map(node -> new Witness(annotation(node, POOL).orElse(""), instance(node)))
        .filter(witness -> !witness.poolId().isEmpty() || !witness.instanceId().isEmpty())
        .toList();
  }

  private Optional<List<Node>> list(@Nullable String selector, @Nullable Long limit) {
    try {
      var options = new ListOptionsBuilder().withLabelSelector(selector).withLimit(limit).build();
      return Optional.of(client.nodes().list(options).getItems());
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403) {
        LOG.debug("Nodes may not be listed");
        return Optional.empty();
      }
      throw KubeFailures.of(e, "list Nodes");
    }
  }

  private static Optional<String> annotation(HasMetadata node, String name) {
    var all = node.getMetadata().getAnnotations();
    return all == null ? Optional.empty() : Optional.ofNullable(all.get(name));
  }

  private static String instance(Node node) {
    var id = node.getSpec() == null ? null : node.getSpec().getProviderID();
    var bare = id == null ? "" : id.startsWith("oci://") ? id.substring(6) : id;
    return bare.startsWith("ocid1.instance.") ? bare : "";
  }

  private static String address(Node node) {
    var status = node.getStatus();
    return status == null || status.getAddresses() == null
        ? node.getMetadata().getName()
        : status.getAddresses().stream()
            .filter(address -> address.getType().equals("InternalIP"))
            .map(NodeAddress::getAddress)
            .findFirst()
            .orElse(node.getMetadata().getName());
  }

  private static boolean isReady(Node node) {
    return node.getStatus() != null
        && node.getStatus().getConditions() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
