package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// A store whose secrets are replicated to Phoenix. One user's key is good in both regions; the
/// replicas say where they are from.
class FailoverIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String READ = "GetSecretBundleByName";
  private static OciSimulator phoenix;
  private static Rig rig;

  @BeforeAll
  static void start() {
    var here = OciSimulator.start(OciSimulator.Settings.defaults());
    var key = here.userKey("demo");
    here.close();
    phoenix = OciSimulator.start(OciSimulator.Settings.defaults().withSeed(Seeds.inPhoenix(key)));
    rig = Rig.start(Seeds.withUser(key), "--oci-region-endpoint", "us-phoenix-1=" + phoenix.url());
    rig.apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: failover}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: creds, namespace: failover}
        stringData:
          fingerprint: "%s"
          key: |
        %s
        """
            .formatted(key.fingerprint(), key.privateKeyPem().indent(4)));
  }

  @AfterAll
  static void stop() {
    rig.close();
    phoenix.close();
  }

  @AfterEach
  void mend() {
    rig.cloud.faults().clear();
    phoenix.faults().clear();
    tryAgain();
  }

  /// A vault that did not answer is left alone for half a minute.
  private static void tryAgain() {
    rig.clock.forward(Duration.ofSeconds(31));
  }

  /// A store and an ExternalSecret, both named after the test.
  private static String start(TestInfo test, String source) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: %1$s, namespace: failover}
        spec:
          refreshInterval: 1
          provider:
            oracle:
              vault: %2$s
              region: us-ashburn-1
              compartment: %3$s
              principalType: UserPrincipal
              auth:
                tenancy: ocid1.tenancy.oc1..demo
                user: ocid1.user.oc1..demo
                secretRef:
                  privatekey: {name: creds, key: key}
                  fingerprint: {name: creds, key: fingerprint}
              failover:
                - {region: us-phoenix-1, vault: %4$s}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %1$s, namespace: failover}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: %1$s}
          target: {deletionPolicy: Delete}
          %5$s
        """
            .formatted(name, Rig.VAULT, Rig.COMPARTMENT, Seeds.PHOENIX_VAULT, source));
    return name;
  }

  private static final String KEY = "data: [{secretKey: v, remoteRef: {key: api-token}}]";

  private static void awaitValue(String name, String value) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.value("failover", name, "v"))
                    .as("%s", rig.ready(ExternalSecret.class, "failover", name))
                    .contains(value));
  }

  private static void awaitStore(String name, String... says) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready = rig.ready(SecretStore.class, "failover", name);
              assertThat(ready.status()).isEqualTo("True");
              assertThat(ready.message()).contains(says);
            });
  }

  private static Condition awaitFailure(String name, String... says) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, "failover", name).message())
                    .contains(says));
    return rig.ready(ExternalSecret.class, "failover", name);
  }

  @Test
  void whileItsRegionIsAwayTheReplicaIsReadAndTheStoreSaysSo(TestInfo test) {
    var name = start(test, KEY);
    awaitValue(name, "t0ken-from-the-vault");
    awaitStore(name, "store validated");
    rig.cloud.faults().drop(Faults.ANY, Faults.ALWAYS);
    awaitValue(name, "t0ken-from-phoenix");
    awaitStore(
        name,
        "store validated; region us-ashburn-1 is unavailable, secrets are read from us-phoenix-1:"
            + " could not");
    assertThat(rig.events("failover"))
        .anyMatch(e -> e.startsWith("Warning Valid " + name) && e.contains("us-phoenix-1"))
        .noneMatch(e -> e.contains("UpdateFailed " + name));
    rig.cloud.faults().clear();
    tryAgain();
    awaitValue(name, "t0ken-from-the-vault");
    await()
        .atMost(SOON)
        .until(
            () ->
                rig.ready(SecretStore.class, "failover", name).message().equals("store validated"));
  }

  @Test
  void anAnswerThatSaysNoIsNoOutage(TestInfo test) {
    var name = start(test, KEY);
    awaitValue(name, "t0ken-from-the-vault");
    var elsewhere = phoenix.journal().count(READ);
    rig.cloud.faults().fail(READ, 404, Faults.ALWAYS);
    awaitFailure(name, "HTTP 404");
    rig.cloud.faults().clear();
    rig.cloud.faults().fail(READ, 401, Faults.ALWAYS);
    awaitFailure(name, "HTTP 401");
    rig.cloud.faults().clear();
    rig.cloud.faults().throttle(READ, Duration.ZERO, Faults.ALWAYS);
    awaitFailure(name, "HTTP 429");
    assertThat(phoenix.journal().count(READ)).isEqualTo(elsewhere);
    assertThat(rig.value("failover", name, "v")).contains("t0ken-from-the-vault");
  }

  /// A replica that is not there yet, or was never made, proves nothing.
  @Test
  void whatAReplicaLacksIsNotDeleted(TestInfo test) {
    rig.cloud.putSecret(Rig.VAULT, "here-only", new byte[] {'x'});
    var name = start(test, "data: [{secretKey: v, remoteRef: {key: here-only}}]");
    awaitValue(name, "x");
    rig.cloud.faults().fail(READ, 503, Faults.ALWAYS);
    var ready = awaitFailure(name, "HTTP 503", "failover to us-phoenix-1", "HTTP 404");
    assertThat(ready.status()).isEqualTo("False");
    assertThat(rig.value("failover", name, "v")).contains("x");
  }

  @Test
  void whatThereIsIsFoundInTheVaultItselfOnly(TestInfo test) {
    var name = start(test, "dataFrom: [{find: {name: {regexp: ^api-token$}}}]");
    await().atMost(SOON).until(() -> rig.value("failover", name, "api-token").isPresent());
    rig.cloud.faults().fail("ListSecrets", 503, Faults.ALWAYS);
    awaitFailure(name, "could not list the secrets of vault", "HTTP 503");
    assertThat(phoenix.journal().count("ListSecrets")).isZero();
  }
}
