package dev.tsunagi.provisioning.nodepool;

import module java.base;

import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.oci.PolicyStatement;

/// What has to be permitted for a pool, and where. Whoever makes one needs the same permission
/// where its subnets are, which OCI does not say.
final class PoolPermissions {

  private final Identity identity;
  private final Network network;

  PoolPermissions(Identity identity, Network network) {
    this.identity = identity;
    this.network = network;
  }

  /// The same failure, with the statements for the compartments of the network.
  Failure alsoInNetwork(Failure.Denied denied, VirtualNodePoolSpec spec) {
    var elsewhere =
        subnets(spec)
            .map(id -> network.compartment(id).orElse("<compartment of subnet " + id + ">"))
            .filter(compartment -> !compartment.equals(spec.compartmentId()))
            .distinct()
            .map(this::statement)
            .toList();
    return elsewhere.isEmpty()
        ? denied
        : new Failure.Denied(
            denied.message()
                + "; the network is in another compartment, where it has to be permitted, too: "
                + String.join("; ", elsewhere),
            denied.orMissing());
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
    return Stream.of(PoolService.PERMISSION, "use virtual-network-family")
        .map(
            permission ->
                compartment.startsWith("<")
                    ? "%s in %s".formatted(permission, compartment)
                    : PolicyStatement.permitting(identity, permission, compartment))
        .collect(Collectors.joining("; "));
  }
}
