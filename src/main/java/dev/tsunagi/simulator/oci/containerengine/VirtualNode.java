package dev.tsunagi.simulator.oci.containerengine;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// A virtual node. It has an address once it is active.
final class VirtualNode extends Resource {

  /// Where it is.
  record Place(String availabilityDomain, String faultDomain, String subnetId) {}

  private final VirtualNodePool pool;
  private final int number;
  private final Place place;
  private @Nullable String privateIp;
  private String error = "";

  VirtualNode(String id, VirtualNodePool pool, int number, Place place, Instant now) {
    super(id, pool.compartmentId(), "CREATING", now);
    this.pool = pool;
    this.number = number;
    this.place = place;
  }

  Place place() {
    return place;
  }

  Optional<String> privateIp() {
    return Optional.ofNullable(privateIp);
  }

  String error() {
    return error;
  }

  void start(String address) {
    privateIp = address;
    error = "";
    become("ACTIVE");
  }

  void fail(String why) {
    error = why;
    become("FAILED");
  }

  ObjectNode full() {
    var body =
        Json.object()
            .put("id", id())
            .put("displayName", pool.name() + "-" + number)
            .put("virtualNodePoolId", pool.id())
            .put("kubernetesVersion", Cluster.VERSION)
            .put("availabilityDomain", place.availabilityDomain())
            .put("faultDomain", place.faultDomain())
            .put("subnetId", place.subnetId())
            .put("privateIp", privateIp)
            .put("virtualNodeError", error)
            .put("lifecycleState", state())
            .put("lifecycleDetails", error)
            .put("timeCreated", Json.date(timeCreated()));
    body.set("nsgIds", pool.nsgIds());
    body.putObject("freeformTags");
    body.putObject("definedTags");
    return body;
  }
}
