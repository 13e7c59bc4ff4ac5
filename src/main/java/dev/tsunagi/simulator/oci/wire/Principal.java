package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// Who makes a call. `names` are what policies may call it by, such as `user:demo` or
/// `workload:shop`; an `administrator` needs no policy.
public record Principal(String id, String tenancyId, Set<String> names, boolean administrator) {

  public Principal {
    names = Set.copyOf(names);
  }

  /// Whoever calls while signatures are off.
  public static Principal administrator(String tenancyId) {
    return new Principal("administrator", tenancyId, Set.of("user:administrator"), true);
  }

  /// Whoever calls where no one needs to say who it is.
  public static Principal nobody() {
    return new Principal("-", "-", Set.of(), false);
  }
}
