package dev.tsunagi.provisioning.engine;

import module java.base;

import com.oracle.bmc.Region;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.database.DatabaseClient;
import com.oracle.bmc.database.model.UpdateAutonomousDatabaseWalletDetails;
import com.oracle.bmc.database.requests.UpdateAutonomousDatabaseWalletRequest;
import com.oracle.bmc.streaming.StreamAdminClient;
import com.oracle.bmc.streaming.model.CreateStreamDetails;
import com.oracle.bmc.streaming.model.Stream;
import com.oracle.bmc.streaming.model.UpdateStreamDetails;
import com.oracle.bmc.streaming.requests.CreateStreamRequest;
import com.oracle.bmc.streaming.requests.DeleteStreamRequest;
import com.oracle.bmc.streaming.requests.GetStreamRequest;
import com.oracle.bmc.streaming.requests.UpdateStreamRequest;
import dev.tsunagi.simulator.oci.OciSimulator;

/// What an administrator does at the console, through the real SDK.
final class Console {

  private Console() {}

  static String stream(OciSimulator cloud, String name) {
    var details = CreateStreamDetails.builder().compartmentId("ocid1.compartment.oc1..demo");
    return stream(cloud, details.name(name).partitions(1).build());
  }

  static String streamIn(OciSimulator cloud, String pool, String name) {
    var details = CreateStreamDetails.builder().streamPoolId(pool);
    return stream(cloud, details.name(name).partitions(1).build());
  }

  private static String stream(OciSimulator cloud, CreateStreamDetails details) {
    try (var client = client(cloud)) {
      var id =
          client
              .createStream(CreateStreamRequest.builder().createStreamDetails(details).build())
              .getStream()
              .getId();
      cloud.clock().advance(Duration.ofMinutes(5));
      return id;
    }
  }

  static void deleteStream(OciSimulator cloud, String id) {
    try (var client = client(cloud)) {
      client.deleteStream(DeleteStreamRequest.builder().streamId(id).build());
      cloud.clock().advance(Duration.ofMinutes(5));
    }
  }

  /// Takes the tag away when it is to have no value.
  static void retag(OciSimulator cloud, String id, String key, Optional<String> value) {
    try (var client = client(cloud)) {
      var tags = new HashMap<>(tags(cloud, id));
      value.ifPresentOrElse(v -> tags.put(key, v), () -> tags.remove(key));
      client.updateStream(
          UpdateStreamRequest.builder()
              .streamId(id)
              .updateStreamDetails(UpdateStreamDetails.builder().freeformTags(tags).build())
              .build());
    }
  }

  static String state(OciSimulator cloud, String id) {
    return read(cloud, id).getLifecycleState().getValue();
  }

  static Map<String, String> tags(OciSimulator cloud, String id) {
    return read(cloud, id).getFreeformTags();
  }

  private static Stream read(OciSimulator cloud, String id) {
    try (var client = client(cloud)) {
      return client.getStream(GetStreamRequest.builder().streamId(id).build()).getStream();
    }
  }

  static void rotateWallet(OciSimulator cloud, String id) {
    try (var client =
        DatabaseClient.builder().endpoint(cloud.url().toString()).build(credentials(cloud))) {
      client.updateAutonomousDatabaseWallet(
          UpdateAutonomousDatabaseWalletRequest.builder()
              .autonomousDatabaseId(id)
              .updateAutonomousDatabaseWalletDetails(
                  UpdateAutonomousDatabaseWalletDetails.builder().shouldRotate(true).build())
              .build());
    }
  }

  private static StreamAdminClient client(OciSimulator cloud) {
    return StreamAdminClient.builder().endpoint(cloud.url().toString()).build(credentials(cloud));
  }

  private static BasicAuthenticationDetailsProvider credentials(OciSimulator cloud) {
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
}
