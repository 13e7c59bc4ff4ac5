package dev.tsunagi.dev;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.controllers.Nodes;
import dev.tsunagi.simulator.controllers.VirtualNode;
import dev.tsunagi.simulator.oci.containerengine.VirtualNodePools.Member;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the virtual nodes of the simulated cloud join the cluster, and leave it: what OKE does
/// between its API and a cluster.
final class VirtualNodes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualNodes.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Nodes nodes;
  private final Supplier<List<Member>> members;
  private final Set<String> joined = new HashSet<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("virtual-nodes").factory());

  private VirtualNodes(Nodes nodes, Supplier<List<Member>> members) {
    this.nodes = nodes;
    this.members = members;
  }

  static VirtualNodes follow(Nodes nodes, Supplier<List<Member>> members) {
    var follower = new VirtualNodes(nodes, members);
    var _ =
        follower.clockwork.scheduleWithFixedDelay(
            follower::catchUp, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return follower;
  }

  private void catchUp() {
    try {
      var there = members.get().stream().collect(Collectors.toMap(Member::privateIp, m -> m));
      for (var gone : joined.stream().filter(ip -> !there.containsKey(ip)).toList()) {
        nodes.leave(gone);
        joined.remove(gone);
      }
      for (var member : there.values()) {
        if (!joined.contains(member.privateIp())) {
          nodes.join(node(member));
          joined.add(member.privateIp());
        }
      }
    } catch (KubernetesClientException e) {
      LOG.debug("the API server does not take Nodes now");
    }
  }

  /// The zone is the short name of the availability domain, without the prefix of the tenancy.
  private static VirtualNode node(Member member) {
    var domain = member.availabilityDomain();
    return new VirtualNode(
        member.privateIp(),
        member.poolId(),
        domain.substring(domain.indexOf(':') + 1),
        member.faultDomain(),
        member
            .labels()
            .valueStream()
            .collect(Collectors.toMap(l -> text(l, "key"), l -> text(l, "value"))),
        member
            .taints()
            .valueStream()
            .map(t -> new Taint(text(t, "effect"), text(t, "key"), null, text(t, "value")))
            .toList());
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asText();
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }
}
