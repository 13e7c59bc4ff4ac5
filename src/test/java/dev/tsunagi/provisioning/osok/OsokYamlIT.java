package dev.tsunagi.provisioning.osok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// YAML written for OSOK v1 works unchanged: each directory of `osok/samples` holds what a user
/// applies, one file after the other, and what is to come of it.
class OsokYamlIT {

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--oci-region", "us-ashburn-1");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @TestFactory
  Stream<DynamicTest> samples() {
    return OsokSample.all().stream()
        .map(sample -> DynamicTest.dynamicTest(sample.title(), () -> holds(sample)));
  }

  private static void holds(OsokSample sample) {
    var namespace = rig.namespace(sample.title());
    rig.cloud.journal().clear();
    for (var step : sample.steps()) {
      OsokSample.apply(rig.client, namespace, step);
      awaitReady(sample, namespace);
    }
    assertStatus(sample, namespace);
    assertSecret(sample, namespace);
    sample
        .expected()
        .path("calls")
        .forEachEntry(
            (operation, times) ->
                assertThat(rig.calls(operation)).as(operation).isEqualTo(times.asLong()));
    // The next sample may bind to the same resource.
    var object = sample.resource(rig.client, namespace);
    object.delete();
    await().atMost(Duration.ofSeconds(10)).until(() -> object.get() == null);
  }

  private static void awaitReady(OsokSample sample, String namespace) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var live = sample.live(rig.client, namespace);
              var status = live.path("status");
              assertThat(condition(status, "Ready").path("status").asText())
                  .as(status.toPrettyString())
                  .isEqualTo("True");
              assertThat(condition(status, "Synced").path("message").asText())
                  .isEqualTo("as the spec says");
              assertThat(status.path("observedGeneration").asLong())
                  .isEqualTo(live.at("/metadata/generation").asLong());
            });
  }

  private static JsonNode condition(JsonNode status, String type) {
    return status
        .path("conditions")
        .valueStream()
        .filter(c -> c.path("type").asText().equals(type))
        .findFirst()
        .orElseGet(status::deepCopy);
  }

  /// `.status.status` as OSOK's users read it: the last condition is the current one, and the only
  /// one that is true.
  private static void assertStatus(OsokSample sample, String namespace) {
    var status = sample.live(rig.client, namespace).path("status");
    var osok = status.path("status");
    assertThat(osok.path("ocid").asText())
        .isEqualTo(status.path("id").asText())
        .startsWith(sample.expected().path("ocid").asText("ocid1."));
    var types =
        osok.path("conditions")
            .valueStream()
            .filter(c -> c.path("status").asText().equals("True"))
            .map(c -> c.path("type").asText())
            .toList();
    assertThat(types).containsExactly("Active");
    assertThat(osok.at("/conditions/" + (osok.path("conditions").size() - 1) + "/type").asText())
        .isEqualTo("Active");
    assertThat(osok.path("message").asText()).isEmpty();
  }

  private static void assertSecret(OsokSample sample, String namespace) {
    var name = sample.expected().path("secret").asText();
    if (name.isEmpty()) {
      return;
    }
    var status = sample.live(rig.client, namespace).path("status");
    var secret = rig.client.secrets().inNamespace(namespace).withName(name).get();
    assertThat(secret.getType()).isEqualTo("Opaque");
    sample
        .expected()
        .path("keys")
        .forEachEntry(
            (key, value) ->
                assertThat(text(secret, key))
                    .as(key)
                    .isEqualTo(
                        value
                            .asText()
                            .replace("{cloud}", rig.cloud.url().toString())
                            .replace("{ocid}", status.path("id").asText())));
    sample
        .expected()
        .path("files")
        .forEach(file -> assertThat(text(secret, file.asText())).as(file.asText()).isNotEmpty());
    assertThat(status.at("/binding/name").asText()).isEqualTo(name);
  }

  private static String text(Secret secret, String key) {
    assertThat(secret.getData()).containsKey(key);
    return new String(
        Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
  }

  /// An object that OSOK left in the cluster, with what its encoder made of it, is taken over:
  /// nothing is made or changed in OCI, and the old finalizer, which nobody would ever take off
  /// again, goes.
  @Test
  void whatOsokLeftIsTakenOver() {
    var sample = OsokSample.in("left-behind");
    var namespace = "default";
    try (var another =
        Rig.startAfter(
            client -> {
              OsokSample.apply(client, namespace, sample.steps().getFirst());
              OsokSample.apply(client, "tsunagi-system", REGION);
            },
            Seed.defaults())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                var live = sample.live(another.client, namespace);
                assertThat(condition(live.path("status"), "Ready").path("status").asText())
                    .as(live.toPrettyString())
                    .isEqualTo("True");
                assertThat(live.at("/metadata/finalizers").toString())
                    .doesNotContain("finalizers.oci.oracle.com")
                    .contains("tsunagi.dev/oci-resource");
              });
      assertThat(another.calls("CreateDbSystem") + another.calls("UpdateDbSystem")).isZero();
      assertThat(another.value(namespace, "left-behind", "MySQLPort")).contains("3306");
      var conditions =
          sample.live(another.client, namespace).at("/status/status/conditions").valueStream();
      assertThat(conditions.map(c -> c.path("type").asText() + "=" + c.path("status").asText()))
          .containsExactly("Provisioning=False", "Active=True");
    }
  }

  private static final String REGION =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: ocicredentials}
      stringData: {region: us-ashburn-1}
      """;
}
