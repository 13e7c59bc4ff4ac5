package dev.tsunagi.simulator.oci.containerengine;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.wire.Json;

/// A cluster. Only an enhanced one can have virtual nodes.
final class Cluster extends Resource {

  static final String VERSION = "v1.34.2";

  private final String name;
  private final boolean enhanced;

  Cluster(String id, String compartmentId, String name, boolean enhanced, Instant now) {
    super(id, compartmentId, "ACTIVE", now);
    this.name = name;
    this.enhanced = enhanced;
  }

  String name() {
    return name;
  }

  boolean isEnhanced() {
    return enhanced;
  }

  ObjectNode full() {
    var body =
        Json.object()
            .put("id", id())
            .put("name", name)
            .put("compartmentId", compartmentId())
            .put("type", enhanced ? "ENHANCED_CLUSTER" : "BASIC_CLUSTER")
            .put("kubernetesVersion", VERSION)
            .put("lifecycleState", state())
            .put("lifecycleDetails", "");
    body.putArray("clusterPodNetworkOptions").addObject().put("cniType", "OCI_VCN_IP_NATIVE");
    body.putObject("freeformTags");
    body.putObject("definedTags");
    return body;
  }
}
