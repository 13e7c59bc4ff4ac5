package dev.tsunagi.simulator.oci;

import module java.base;

import dev.tsunagi.simulator.oci.policy.Compartments;

/// The compartments of a seed, which the rest of it names.
final class Places {

  private static final String ROOT = "tenancy";

  private final Seed.Tenancy tenancy;
  private final List<Seed.Compartment> compartments;

  Places(Seed seed) {
    this.tenancy = seed.tenancy();
    this.compartments = seed.compartments();
  }

  Compartments tree(Instant now) {
    var tree = new Compartments(rootId(), tenancy.name(), now);
    compartments.forEach(
        each ->
            tree.add(
                new Compartments.Compartment(
                    each.id(),
                    id(Objects.requireNonNullElse(each.parent(), ROOT)),
                    each.name(),
                    now)));
    return tree;
  }

  String rootId() {
    return tenancy.id();
  }

  /// The OCID of a compartment that is given by name or OCID.
  String id(String nameOrId) {
    if (Set.of(ROOT, rootId(), tenancy.name()).contains(nameOrId)
        && compartments.stream().noneMatch(each -> each.name().equals(nameOrId))) {
      return rootId();
    }
    return compartments.stream()
        .filter(each -> each.name().equals(nameOrId) || each.id().equals(nameOrId))
        .findFirst()
        .map(Seed.Compartment::id)
        .orElseThrow(() -> new IllegalArgumentException("the seed has no compartment " + nameOrId));
  }
}
