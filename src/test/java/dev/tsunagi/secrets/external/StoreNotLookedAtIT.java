package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.Test;

/// Store and ExternalSecrets are applied together, and the store takes a moment to be looked at.
class StoreNotLookedAtIT {

  private static final int MANY = 20;

  @Test
  void thatIsNoErrorAndCostsNoWrite() {
    try (var rig = Rig.start()) {
      rig.cloud.faults().latency("GetVault", Duration.ofSeconds(1), 1);
      var ns = rig.namespace("fresh");
      rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: SecretStore
          metadata: {name: vault, namespace: %s}
          spec:
            provider:
              oracle: {vault: %s, region: us-ashburn-1, principalType: Workload}
          """
              .formatted(ns, Rig.VAULT));
      IntStream.range(0, MANY)
          .forEach(
              i ->
                  rig.create(
                      ExternalSecret.class,
                      """
                      apiVersion: external-secrets.io/v1
                      kind: ExternalSecret
                      metadata: {name: es-%d, namespace: %s}
                      spec:
                        refreshInterval: 1h
                        secretStoreRef: {name: vault}
                        dataFrom:
                          - extract: {key: database}
                      """
                          .formatted(i, ns)));
      await().atMost(Duration.ofSeconds(60)).until(() -> synced(rig, ns) == MANY);
      assertThat(rig.apiCalls().entries())
          .filteredOn(e -> e.resource().equals("externalsecrets.external-secrets.io/status"))
          .filteredOn(e -> e.isWrite())
          .hasSize(MANY);
    }
  }

  private static long synced(Rig rig, String namespace) {
    return rig
        .client
        .resources(ExternalSecret.class)
        .inNamespace(namespace)
        .list()
        .getItems()
        .stream()
        .flatMap(es -> es.getStatus().conditions().stream())
        .filter(condition -> condition.reason().equals("SecretSynced"))
        .count();
  }
}
