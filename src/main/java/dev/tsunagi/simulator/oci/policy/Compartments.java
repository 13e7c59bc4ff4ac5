package dev.tsunagi.simulator.oci.policy;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;

/// The tree of compartments below the tenancy, which is its root.
public final class Compartments {

  /// A node; the tenancy is its own parent.
  public record Compartment(String id, String parentId, String name, Instant timeCreated) {}

  private final Map<String, Compartment> byId = new LinkedHashMap<>();
  private final String tenancyId;

  public Compartments(String tenancyId, String name, Instant now) {
    this.tenancyId = tenancyId;
    byId.put(tenancyId, new Compartment(tenancyId, tenancyId, name, now));
  }

  public String tenancyId() {
    return tenancyId;
  }

  public void add(Compartment compartment) {
    byId.put(compartment.id(), compartment);
  }

  /// Throws 404 for none.
  public Compartment get(String id) {
    var compartment = byId.get(id);
    if (compartment == null) {
      throw OciError.notAuthorizedOrNotFound();
    }
    return compartment;
  }

  /// All but the root.
  public List<Compartment> below() {
    return byId.values().stream().filter(node -> !node.id().equals(tenancyId)).toList();
  }

  /// Whether `id` is `ancestor` or lies below it; everything that exists lies within `*`.
  public boolean isWithin(String id, String ancestor) {
    var node = byId.get(id);
    while (node != null) {
      if (ancestor.equals("*") || node.id().equals(ancestor)) {
        return true;
      }
      node = node.id().equals(tenancyId) ? null : byId.get(node.parentId());
    }
    return false;
  }
}
