package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.containerengine.model.PlacementConfiguration;
import dev.tsunagi.api.provisioning.AddressStatus;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.CoreReads;
import dev.tsunagi.oci.IdentityReads;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.ReadRequest;
import dev.tsunagi.oci.ReadingClient;
import dev.tsunagi.oci.ResourceCalls;

/// What pools have to know of the network and the region that they are in.
final class Network {

  private static final String PERMISSION = "read virtual-network-family";

  private final OciConnection connection;

  Network(OciConnection connection) {
    this.connection = connection;
  }

  private CoreReads core() {
    return connection.client(CoreReads.class, ReadingClient::core);
  }

  private IdentityReads identity() {
    return connection.client(IdentityReads.class, ReadingClient::identity);
  }

  /// Those of the spec, or the widest spread that the region has: over its availability domains, or
  /// over the fault domains of the only one that there is for the subnet.
  List<PlacementConfiguration> placements(VirtualNodePoolSpec spec) {
    if (!spec.placementConfigurations().isEmpty()) {
      return spec.placementConfigurations().stream()
          .map(PoolDetails.placing(PoolDetails.nodeSubnet(spec)))
          .toList();
    }
    var subnet = PoolDetails.nodeSubnet(spec);
    var only = subnet(subnet).path("availabilityDomain").asText("");
    var domains = only.isEmpty() ? availabilityDomains(spec.compartmentId()) : List.of(only);
    return domains.size() > 1
        ? domains.stream().map(domain -> PoolDetails.placement(domain, List.of(), subnet)).toList()
        : faultDomains(spec.compartmentId(), domains.getFirst()).stream()
            .map(fault -> PoolDetails.placement(domains.getFirst(), List.of(fault), subnet))
            .toList();
  }

  private JsonNode subnet(String id) {
    return new ResourceCalls(connection, PERMISSION, "")
        .call("read subnet " + id, () -> core().getSubnet(ReadRequest.of(id)).body());
  }

  /// The compartment that a subnet is in; empty when that is not ours to know.
  Optional<String> compartment(String subnetId) {
    try {
      return Optional.of(subnet(subnetId).path("compartmentId").asText());
    } catch (FailureException e) {
      return Optional.empty();
    }
  }

  private List<String> availabilityDomains(String compartment) {
    var query = ReadRequest.matching(Map.of("compartmentId", compartment));
    return names(
        new ResourceCalls(connection, "inspect compartments", compartment)
            .call(
                "list availability domains",
                () -> identity().listAvailabilityDomains(query).body()));
  }

  private List<String> faultDomains(String compartment, String availabilityDomain) {
    var query =
        ReadRequest.matching(
            Map.of("compartmentId", compartment, "availabilityDomain", availabilityDomain));
    return names(
        new ResourceCalls(connection, "inspect compartments", compartment)
            .call("list fault domains", () -> identity().listFaultDomains(query).body()));
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(each -> each.path("name").asText()).sorted().toList();
  }

  /// How much room there is in a subnet, or why that is not known. Never fails: it is only told.
  AddressStatus addresses(String subnetId) {
    try {
      var answer =
          new ResourceCalls(connection, PERMISSION, "")
              .call(
                  "count the free addresses of subnet " + subnetId,
                  () -> core().getSubnetCidrUtilization(ReadRequest.of(subnetId)).body());
      return Addresses.of(subnetId, answer.path("ipInventoryCidrUtilizationSummary"));
    } catch (FailureException e) {
      var why =
          e.failure() instanceof Failure.Denied ? e.failure().message() : "OCI does not tell now";
      return new AddressStatus(subnetId, null, null, "unknown: " + why);
    }
  }
}
