package dev.tsunagi.provisioning.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Streams end to end: made, bound, changed, released and deleted.
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

  private static Stream stream(String namespace, String name) {
    return rig.client.resources(Stream.class).inNamespace(namespace).withName(name).get();
  }

  private static void awaitReady(String namespace, String name) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(stream(namespace, name).getStatus().conditions())
                    .filteredOn(c -> c.type().equals("Ready"))
                    .singleElement()
                    .satisfies(c -> assertThat(c.status()).as(c.message()).isEqualTo("True")));
  }

  @Test
  void aStreamIsMadeFromTheYamlOfOsok() {
    var namespace = rig.namespace("made");
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: Stream
        metadata: {name: orders, namespace: made}
        spec:
          compartmentId: ocid1.compartment.oc1..demo
          name: orders
          partitions: 2
          retentionInHours: 48
          freeformTags: {team: shop}
        """);
    awaitReady(namespace, "orders");
    assertThat(rig.value(namespace, "orders", "endpoint")).contains(rig.cloud.url().toString());
    assertThat(rig.value(namespace, "orders", "bootstrap-servers")).isPresent();
    assertThat(rig.calls("CreateStream")).isEqualTo(1);
    System.out.println(stream(namespace, "orders").getStatus());
    rig.events(namespace).forEach(System.out::println);
  }
}
