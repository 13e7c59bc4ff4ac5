package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Principal;

/// A compute instance that can be a principal.
public record Instance(String id, String name, String compartmentId, String tenancyId) {

  Principal principal() {
    return new Principal(id, tenancyId, Set.of("instance:" + name, "instance:" + id), false);
  }

  /// What its certificate says of it.
  List<String> units() {
    return List.of(
        "opc-certtype:instance",
        "opc-compartment:" + compartmentId,
        "opc-instance:" + id,
        "opc-tenant:" + tenancyId);
  }
}
