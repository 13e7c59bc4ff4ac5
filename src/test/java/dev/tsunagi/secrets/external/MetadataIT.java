package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Seeds;
import dev.tsunagi.support.VaultConsole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `metadataPolicy: Fetch`: what OCI knows about a secret instead of what it holds.
class MetadataIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static Rig rig;
  private static VaultConsole console;

  @BeforeAll
  static void start() {
    rig = Rig.start(Seeds.withUnlistedVault());
    console = new VaultConsole(rig.cloud);
  }

  @AfterAll
  static void stop() {
    console.close();
    rig.close();
  }

  private static void externalSecret(String namespace, String vault, String key) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: %1$s}
        spec:
          provider:
            oracle:
              vault: %2$s
              region: us-ashburn-1
              principalType: Workload
              serviceAccountRef: {name: reader}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es, namespace: %1$s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: vault}
          data:
            - {secretKey: team, remoteRef: {key: %3$s, property: team, metadataPolicy: Fetch}}
            - {secretKey: value, remoteRef: {key: %3$s}}
            - {secretKey: all, remoteRef: {key: %3$s, metadataPolicy: Fetch}}
          dataFrom:
            - extract: {key: %3$s, metadataPolicy: Fetch}
              rewrite: [{regexp: {source: "^", target: "tag-"}}]
        """
            .formatted(namespace, vault, key));
  }

  private static void awaitValue(String namespace, String key, String value) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.value(namespace, "es", key))
                    .as("%s", rig.ready(ExternalSecret.class, namespace, "es"))
                    .contains(value));
  }

  @Test
  void tagsAreReadLikeASecretAndFollowTheirChanges() {
    var ns = rig.namespace("metadata");
    var id = console.put("tagged", "the-value");
    console.tag(id, Map.of("team", "shop", "tier", "gold"));
    externalSecret(ns, Rig.VAULT, "tagged");
    awaitValue(ns, "team", "shop");
    awaitValue(ns, "value", "the-value");
    awaitValue(ns, "all", "{\"team\":\"shop\",\"tier\":\"gold\"}");
    awaitValue(ns, "tag-tier", "gold");
    console.tag(id, Map.of("team", "warehouse"));
    awaitValue(ns, "team", "warehouse");
    await().atMost(SOON).until(() -> rig.value(ns, "es", "tag-tier").isEmpty());
  }

  /// Whoever may read contents need not be permitted to look at tags.
  @Test
  void tagsThatMayNotBeLookedAtNameThePolicyThatIsMissing() {
    var ns = rig.namespace("metadata-denied");
    externalSecret(ns, Seeds.CLOSED_VAULT, "canary-text");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, ns, "es").message())
                    .contains(
                        "error processing spec.dataFrom[0].extract, err",
                        "could not look at secret \"canary-text\" (ocid1.vaultsecret",
                        "Allow any-user to read secrets in compartment",
                        "service_account='reader'",
                        "target.secret.name='canary-text'"));
    assertThat(rig.value(ns, "es", "value")).isEmpty();
  }
}
