package dev.tsunagi.simulator.oci.policy;

import module java.base;

/// What a call wants to touch: a resource type as policies name it, a compartment, and the names
/// that conditions may ask for (`vault` is known by its OCID and by its name).
public record Target(String type, String compartmentId, Map<String, List<String>> names) {

  public static Target of(String type, String compartmentId) {
    return new Target(type, compartmentId, Map.of());
  }

  public Target with(String key, String... values) {
    var more = new HashMap<>(names);
    more.put(key, List.of(values));
    return new Target(type, compartmentId, more);
  }
}
