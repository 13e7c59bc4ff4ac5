package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.support.Cable;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The operator survives that the API server cannot be reached, and learns what it missed.
class ApiServerOutageIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private @Nullable Cable cable;

  private KubernetesClient wired(Config config) {
    var server = URI.create(config.getMasterUrl());
    cable = Cable.to(server);
    config.setMasterUrl(cable.url(server).toString());
    return KubernetesClients.of(config);
  }

  @Test
  void whatHappenedMeanwhileIsDoneAfterwards() {
    try (var rig = Rig.start(this::wired);
        var line = Objects.requireNonNull(cable)) {
      var ns = rig.namespace("outage");
      rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: SecretStore
          metadata: {name: fake, namespace: outage}
          spec:
            provider: {fake: {data: [{key: k, value: one}]}}
          """);
      for (var name : List.of("edited", "deleted", "drifting")) {
        externalSecret(rig, name, "v");
        await().atMost(SOON).until(() -> rig.value(ns, name, "v").isPresent());
      }
      line.cut();
      externalSecret(rig, "edited", "w");
      externalSecret(rig, "new", "v");
      rig.client.secrets().inNamespace(ns).withName("drifting").delete();
      rig.client.resources(ExternalSecret.class).inNamespace(ns).withName("deleted").delete();
      line.mend();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(rig.value(ns, "edited", "w")).contains("one");
                assertThat(rig.value(ns, "new", "v")).contains("one");
                assertThat(rig.value(ns, "drifting", "v")).contains("one");
                assertThat(rig.value(ns, "deleted", "v")).isEmpty();
              });
    }
  }

  private static void externalSecret(Rig rig, String name, String key) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: outage}
        spec:
          secretStoreRef: {name: fake}
          data: [{secretKey: %s, remoteRef: {key: k}}]
        """
            .formatted(name, key));
  }
}
