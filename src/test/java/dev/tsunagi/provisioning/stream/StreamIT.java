package dev.tsunagi.provisioning.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import com.oracle.bmc.Region;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.streaming.StreamAdminClient;
import com.oracle.bmc.streaming.StreamClient;
import com.oracle.bmc.streaming.model.PutMessagesDetails;
import com.oracle.bmc.streaming.model.PutMessagesDetailsEntry;
import com.oracle.bmc.streaming.requests.GetStreamRequest;
import com.oracle.bmc.streaming.requests.PutMessagesRequest;
import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Streams end to end: what an application gets to know, and what becomes of a stream when its
/// object goes.
class StreamIT {

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--oci-region", "us-ashburn-1");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static Stream stream(String namespace) {
    return rig.client.resources(Stream.class).inNamespace(namespace).withName("orders").get();
  }

  private static void apply(String namespace, String more) {
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: Stream
        metadata: {name: orders, namespace: %1$s}
        spec: {compartmentId: ocid1.compartment.oc1..demo, name: orders-%1$s, partitions: 2%2$s}
        """
            .formatted(namespace, more));
  }

  private static String made(String namespace, String more) {
    rig.namespace(namespace);
    apply(namespace, more);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(stream(namespace).getStatus().conditions())
                    .filteredOn(c -> c.type().equals("Ready"))
                    .singleElement()
                    .satisfies(c -> assertThat(c.status()).as(c.message()).isEqualTo("True")));
    return stream(namespace).getStatus().id();
  }

  private static SimpleAuthenticationDetailsProvider user() {
    var key = rig.cloud.userKey("demo");
    return SimpleAuthenticationDetailsProvider.builder()
        .region(Region.US_ASHBURN_1)
        .tenantId(key.tenancyId())
        .userId(key.userId())
        .fingerprint(key.fingerprint())
        .privateKeySupplier(
            () -> new ByteArrayInputStream(key.privateKeyPem().getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private static String state(String id) {
    try (var client =
        StreamAdminClient.builder().endpoint(rig.cloud.url().toString()).build(user())) {
      return client
          .getStream(GetStreamRequest.builder().streamId(id).build())
          .getStream()
          .getLifecycleState()
          .getValue();
    }
  }

  private static void delete(String namespace) {
    rig.client.resources(Stream.class).inNamespace(namespace).withName("orders").delete();
    await().atMost(Duration.ofSeconds(20)).until(() -> stream(namespace) == null);
  }

  @Test
  void theSecretHasAllThatAClientNeeds() {
    var id = made("client", "");
    var pool = stream("client").getStatus().attributes().get("streamPoolId");
    var expected =
        Map.of(
            "endpoint", rig.cloud.url().toString(),
            "type", "kafka",
            "provider", "oracle",
            "topic", "orders-client",
            "stream-id", id,
            "stream-pool-id", pool,
            "bootstrap-servers", "cell-1.streaming.us-ashburn-1.oci.oraclecloud.com:9092",
            "security-protocol", "SASL_SSL",
            "sasl-mechanism", "PLAIN",
            "username-format", "{tenancy}/{user}/" + pool);
    expected.forEach(
        (key, value) -> assertThat(rig.value("client", "orders", key)).as(key).contains(value));

    // An application that knows nothing but its Secret, and who it is itself.
    var endpoint = rig.value("client", "orders", "endpoint").orElseThrow();
    try (var application = StreamClient.builder().endpoint(endpoint).build(user())) {
      var message =
          PutMessagesDetailsEntry.builder()
              .value("an order".getBytes(StandardCharsets.UTF_8))
              .build();
      var put =
          application.putMessages(
              PutMessagesRequest.builder()
                  .streamId(rig.value("client", "orders", "stream-id").orElseThrow())
                  .putMessagesDetails(
                      PutMessagesDetails.builder().messages(List.of(message)).build())
                  .build());
      assertThat(put.getPutMessagesResult().getFailures()).isZero();
    }
  }

  @Test
  void aStreamIsLetGoOfAndStays() {
    var id = made("kept", "");
    delete("kept");
    assertThat(state(id)).isEqualTo("ACTIVE");
    assertThat(rig.events("kept"))
        .anyMatch(
            e ->
                e.equals(
                    "Normal Released orders: let go of stream %s: spec.deletionPolicy is Retain,"
                            .formatted(id)
                        + " so it stays in OCI"));
  }

  @Test
  void aStreamGoesWhereTheSpecAsksForIt() {
    var id = made("gone", "");
    // At any time before.
    apply("gone", ", deletionPolicy: Delete");
    delete("gone");
    assertThat(state(id)).isEqualTo("DELETED");
    assertThat(rig.events("gone")).anyMatch(e -> e.startsWith("Normal DeleteStarted orders: "));
  }
}
