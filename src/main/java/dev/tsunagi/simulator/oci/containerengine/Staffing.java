package dev.tsunagi.simulator.oci.containerengine;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.network.Subnets;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;

/// Gives a pool as many nodes as it is to have, spread evenly over its placements, and each an
/// address.
final class Staffing {

  private static final int FAULT_DOMAINS = 3;

  private final Store store;
  private final Ocids ocids;
  private final Subnets subnets;

  Staffing(Store store, Ocids ocids, Subnets subnets) {
    this.store = store;
    this.ocids = ocids;
    this.subnets = subnets;
  }

  /// Nodes that are not up yet come first, those that are too many go at once.
  void plan(VirtualNodePool pool) {
    while (pool.nodes.size() > pool.size()) {
      dismiss(pool.nodes.removeLast());
    }
    while (pool.nodes.size() < pool.size()) {
      var place = place(pool.placements(), pool.nodes.size());
      pool.nodes.add(
          new VirtualNode(ocids.next("virtualnode"), pool, pool.nextNumber(), place, store.now()));
    }
  }

  private static VirtualNode.Place place(JsonNode placements, int index) {
    var placement = placements.get(index % placements.size());
    var domains = placement.path("faultDomain");
    var turn = index / placements.size();
    var domain =
        domains.isEmpty()
            ? "FAULT-DOMAIN-" + (turn % FAULT_DOMAINS + 1)
            : domains.get(turn % domains.size()).asText();
    return new VirtualNode.Place(
        placement.path("availabilityDomain").asText(), domain, placement.path("subnetId").asText());
  }

  /// Starts all that are not up. Returns what went wrong, each once.
  Set<String> start(VirtualNodePool pool) {
    pool.nodes.stream().filter(node -> !node.is("ACTIVE")).forEach(this::start);
    return pool.nodes.stream()
        .map(VirtualNode::error)
        .filter(error -> !error.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void start(VirtualNode node) {
    var subnetId = node.place().subnetId();
    if (subnets.existing(subnetId).isIsolated()) {
      node.fail(
          "API Server Unreachable, Check network configuration and ensure network path between"
              + " Virtual Node and API Server exist");
      return;
    }
    subnets
        .take(subnetId)
        .ifPresentOrElse(
            node::start,
            () -> node.fail("No free private IP addresses available in subnet " + subnetId));
  }

  void dismiss(VirtualNode node) {
    node.privateIp().ifPresent(address -> subnets.release(node.place().subnetId(), address));
    node.become("DELETED");
  }
}
