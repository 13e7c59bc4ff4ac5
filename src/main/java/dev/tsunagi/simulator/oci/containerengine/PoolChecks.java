package dev.tsunagi.simulator.oci.containerengine;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.network.Subnets;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// What OKE refuses before it begins.
final class PoolChecks {

  static final String TYPE = "cluster-virtualnode-pools";

  private static final Set<String> SHAPES =
      Set.of("Pod.Standard.E3.Flex", "Pod.Standard.E4.Flex", "Pod.Standard.A1.Flex");
  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");
  private static final int MOST_GROUPS = 5;
  private static final Duration LONGEST_GRACE = Duration.ofHours(1);

  private final Access access;
  private final Clusters clusters;
  private final Subnets subnets;

  PoolChecks(Access access, Clusters clusters, Subnets subnets) {
    this.access = access;
    this.clusters = clusters;
    this.subnets = subnets;
  }

  void forCreate(Call call, ObjectNode details) {
    access.require(
        call.principal(), Verb.MANAGE, Target.of(TYPE, Json.required(details, "compartmentId")));
    Json.required(details, "displayName");
    for (var field : List.of("size", "placementConfigurations", "podConfiguration")) {
      if (!details.hasNonNull(field)) {
        throw OciError.missing(field);
      }
    }
    if (!clusters.find(call, Json.required(details, "clusterId"), Verb.READ).isEnhanced()) {
      throw OciError.invalid("Virtual node pools require an enhanced cluster.");
    }
    forAny(call, details);
  }

  void forAny(Call call, ObjectNode details) {
    if (details.path("size").asInt() < 0) {
      throw OciError.invalid("size must not be negative");
    }
    if (details.hasNonNull("placementConfigurations")) {
      placements(call, details.path("placementConfigurations"));
    }
    if (details.hasNonNull("podConfiguration")) {
      pods(call, details.path("podConfiguration"));
    }
    groups(details.path("nsgIds"));
    for (var taint : details.path("taints")) {
      if (!EFFECTS.contains(taint.path("effect").asText())) {
        throw OciError.invalid("effect of a taint must be one of " + new TreeSet<>(EFFECTS));
      }
    }
  }

  private void placements(Call call, JsonNode placements) {
    if (placements.isEmpty()) {
      throw OciError.invalid("placementConfigurations must not be empty");
    }
    for (var placement : placements) {
      var domain = placement.path("availabilityDomain").asText();
      if (!domain.matches(".+:.+-AD-[1-3]")) {
        throw OciError.invalid("unknown availabilityDomain " + domain);
      }
      var subnet = subnets.usable(call, placement.path("subnetId").asText());
      if (!subnet.isRegional() && !domain.equals(subnet.availabilityDomain())) {
        throw OciError.invalid("the subnet is not in " + domain);
      }
      inNetwork(call, subnet.compartmentId());
    }
  }

  private void pods(Call call, JsonNode pods) {
    if (!SHAPES.contains(pods.path("shape").asText())) {
      throw OciError.invalid("shape must be one of " + new TreeSet<>(SHAPES));
    }
    var subnet = subnets.usable(call, pods.path("subnetId").asText());
    if (!subnet.isRegional()) {
      throw OciError.invalid("the pod subnet must be regional");
    }
    inNetwork(call, subnet.compartmentId());
    groups(pods.path("nsgIds"));
  }

  /// Whoever makes a pool must be allowed to where its network is, too.
  private void inNetwork(Call call, String compartmentId) {
    access.require(call.principal(), Verb.MANAGE, Target.of(TYPE, compartmentId));
  }

  private static void groups(JsonNode ids) {
    if (ids.size() > MOST_GROUPS) {
      throw OciError.invalid("at most " + MOST_GROUPS + " nsgIds");
    }
  }

  static void grace(Call call) {
    var text = call.query("overrideEvictionGraceDurationVnp");
    try {
      var grace = text == null ? Duration.ZERO : Duration.parse(text);
      if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
        throw OciError.invalid("overrideEvictionGraceDurationVnp must be from PT0M to PT60M");
      }
    } catch (DateTimeParseException e) {
      throw OciError.invalid("overrideEvictionGraceDurationVnp is not a duration: " + text);
    }
  }

  static void atRest(VirtualNodePool pool) {
    if (!pool.is("ACTIVE") && !pool.is("NEEDS_ATTENTION")) {
      throw OciError.incorrectState("The virtual node pool is " + pool.state());
    }
  }
}
