package dev.tsunagi.dev;

import module java.base;

import com.oracle.bmc.Region;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.mysql.DbSystemClient;
import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.requests.ListDbSystemsRequest;
import com.oracle.bmc.streaming.StreamAdminClient;
import com.oracle.bmc.streaming.model.StreamSummary;
import com.oracle.bmc.streaming.requests.ListStreamsRequest;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.support.Rig;

/// What an administrator sees in OCI of the applications that are there.
final class MadeInOci {

  private MadeInOci() {}

  /// All that is named after the namespace and is not deleted.
  static List<String> of(OciSimulator cloud, String namespace) {
    return Stream.of(databases(cloud), streams(cloud), pools(cloud, namespace))
        .flatMap(all -> all)
        .filter(name -> name.contains(" " + namespace + "-") || name.startsWith("pool "))
        .toList();
  }

  private static SimpleAuthenticationDetailsProvider administrator(OciSimulator cloud) {
    var key = cloud.userKey("demo");
    return SimpleAuthenticationDetailsProvider.builder()
        .tenantId(key.tenancyId())
        .userId(key.userId())
        .fingerprint(key.fingerprint())
        .region(Region.US_ASHBURN_1)
        .privateKeySupplier(
            () -> new ByteArrayInputStream(key.privateKeyPem().getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private static Stream<String> databases(OciSimulator cloud) {
    try (var client =
        DbSystemClient.builder().endpoint(cloud.url().toString()).build(administrator(cloud))) {
      var request = ListDbSystemsRequest.builder().compartmentId(Rig.COMPARTMENT).build();
      return client.listDbSystems(request).getItems().stream()
          .filter(found -> found.getLifecycleState() != DbSystem.LifecycleState.Deleted)
          .map(found -> "db system " + found.getDisplayName())
          .toList()
          .stream();
    }
  }

  private static Stream<String> streams(OciSimulator cloud) {
    try (var client =
        StreamAdminClient.builder().endpoint(cloud.url().toString()).build(administrator(cloud))) {
      var request = ListStreamsRequest.builder().compartmentId(Rig.COMPARTMENT).build();
      return client.listStreams(request).getItems().stream()
          .filter(found -> found.getLifecycleState() != StreamSummary.LifecycleState.Deleted)
          .map(found -> "stream " + found.getName())
          .toList()
          .stream();
    }
  }

  /// As its nodes tell.
  private static Stream<String> pools(OciSimulator cloud, String namespace) {
    return cloud.virtualNodes().stream()
        .filter(node -> node.labels().toString().contains(namespace + ".shop-nodes"))
        .collect(Collectors.groupingBy(node -> node.poolId(), TreeMap::new, Collectors.counting()))
        .values()
        .stream()
        .map(count -> "pool of " + count + " nodes");
  }
}
