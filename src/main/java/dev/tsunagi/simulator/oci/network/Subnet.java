package dev.tsunagi.simulator.oci.network;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// A subnet and the addresses that are taken in it.
public final class Subnet extends Resource {

  /// `availabilityDomain` is null for a regional one; from an isolated one no API endpoint of a
  /// cluster is reached.
  public record Nature(
      String name, String cidr, @Nullable String availabilityDomain, boolean isolated) {}

  /// OCI keeps the first two addresses and the last for itself.
  private static final int FIRST = 2;

  private final Nature nature;
  private final int base;
  private final int size;
  private final SortedSet<Integer> taken = new TreeSet<>();

  Subnet(String id, String compartmentId, Nature nature, Instant now) {
    super(id, compartmentId, "AVAILABLE", now);
    this.nature = nature;
    var cidr = nature.cidr();
    var slash = cidr.indexOf('/');
    base = number(cidr.substring(0, slash));
    size = 1 << (32 - Integer.parseInt(cidr.substring(slash + 1)));
  }

  private static int number(String address) {
    return Pattern.compile("\\.")
        .splitAsStream(address)
        .mapToInt(Integer::parseInt)
        .reduce(0, (all, part) -> (all << 8) | part);
  }

  public boolean isRegional() {
    return nature.availabilityDomain() == null;
  }

  public @Nullable String availabilityDomain() {
    return nature.availabilityDomain();
  }

  public boolean isIsolated() {
    return nature.isolated();
  }

  /// An address that nobody has; empty when there is none.
  Optional<String> take() {
    for (var offset = FIRST; offset < size - 1; offset++) {
      if (taken.add(offset)) {
        return Optional.of(address(base + offset));
      }
    }
    return Optional.empty();
  }

  void release(String address) {
    taken.removeIf(offset -> address(base + offset).equals(address));
  }

  private static String address(int number) {
    return IntStream.of(24, 16, 8, 0)
        .mapToObj(shift -> String.valueOf((number >>> shift) & 255))
        .collect(Collectors.joining("."));
  }

  ObjectNode full() {
    var body =
        Json.object()
            .put("id", id())
            .put("compartmentId", compartmentId())
            .put("displayName", nature.name())
            .put("cidrBlock", nature.cidr())
            .put("availabilityDomain", nature.availabilityDomain())
            .put("prohibitPublicIpOnVnic", true)
            .put("lifecycleState", state())
            .put("timeCreated", Json.date(timeCreated()));
    body.putObject("freeformTags");
    body.putObject("definedTags");
    return body;
  }

  ObjectNode utilization(Instant now) {
    var body =
        Json.object()
            .put("count", 1)
            .put("compartmentId", compartmentId())
            .put("message", "")
            .put("lastUpdatedTimestamp", Json.date(now));
    body.putArray("ipInventoryCidrUtilizationSummary")
        .addObject()
        .put("cidr", nature.cidr())
        .put("addressType", "Private_IPv4")
        .put("utilization", 100f * taken.size() / (size - FIRST - 1));
    return body;
  }
}
