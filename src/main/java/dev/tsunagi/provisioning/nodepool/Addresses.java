package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.provisioning.AddressStatus;

/// Reads how full a subnet is. Pure.
final class Addresses {

  /// OCI keeps three addresses of each range for itself.
  private static final int RESERVED = 3;

  private static final int LONGEST_PREFIX = 30;

  private Addresses() {}

  /// `ranges`: each with `cidr`, `addressType` and `utilization` in percent.
  static AddressStatus of(String subnetId, JsonNode ranges) {
    var usable = 0;
    var free = 0;
    for (var range : ranges) {
      var size = size(range.path("cidr").asText());
      usable += size;
      free += (int) Math.floor(size * (100 - range.path("utilization").asDouble()) / 100 + 0.001);
    }
    return usable == 0
        ? new AddressStatus(subnetId, null, null, "unknown: OCI has not counted yet")
        : new AddressStatus(subnetId, usable, free, says(usable, free));
  }

  private static int size(String cidr) {
    var slash = cidr.indexOf('/');
    if (slash < 0 || cidr.indexOf(':') >= 0) {
      return 0;
    }
    var prefix = Integer.parseInt(cidr.substring(slash + 1));
    return prefix > LONGEST_PREFIX ? 0 : (1 << (32 - prefix)) - RESERVED;
  }

  /// Each node and each pod takes one.
  private static String says(int usable, int free) {
    var text = "%d of %d addresses are free".formatted(free, usable);
    return free > usable / 10
        ? text
        : text
            + ": pods beyond that stay Pending, often for \"Insufficient cpu\"; an address of one"
            + " that is gone is free a minute or two later. Use a larger subnet, /24 or more";
  }
}
