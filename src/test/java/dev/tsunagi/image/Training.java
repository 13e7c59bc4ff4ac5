package dev.tsunagi.image;

import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.dev.Samples;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.support.Installation;
import dev.tsunagi.support.Program;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;

/// A run of the operator by which the JVM learns what a start needs, and a cold start with much to
/// do. What it learned is the AOT cache: classes as they are after loading and linking, which
/// methods are worth compiling, and what they do most.
final class Training {

  /// Enough for a true picture of what a busy operator does. A compiler that learned from a few
  /// hundred makes code that takes a quarter more of the processors, for as long as it runs.
  private static final int MANY = 1500;

  private Training() {}

  static void run(Content content) throws Exception {
    try (var cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
        var cloud = OciSimulator.start(OciSimulator.Settings.defaults());
        var client =
            KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()), "training")) {
      Installation.into(client);
      Samples.in(Path.of("samples", "01-sync-a-secret")).apply(client);
      for (var i = 0; i < MANY; i++) {
        cloud.putSecret("demo-vault", "learned-" + i, new byte[] {'x'});
        externalSecret(i).apply(client);
      }
      var kubeconfig = Files.createTempFile("training", "");
      Files.writeString(kubeconfig, cluster.kubeconfig());
      learn(content, client, kubeconfig, cloud.url());
      Files.delete(kubeconfig);
    }
  }

  private static Samples externalSecret(int number) {
    return Samples.of(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: learned-%1$d, namespace: shop}
        spec:
          secretStoreRef: {name: vault}
          data: [{secretKey: token, remoteRef: {key: learned-%1$d}}]
        """
            .formatted(number));
  }

  private static void learn(Content content, KubernetesClient client, Path kubeconfig, URI cloud)
      throws Exception {
    try (var operator =
        Program.start(
            content.java(),
            List.of("@" + content.options(), "-XX:AOTCacheOutput=" + content.cache()),
            content.jar(),
            "run",
            "--kubeconfig=" + kubeconfig,
            "--oci-endpoint=" + cloud,
            "--live-addr=127.0.0.1:0",
            "--metrics-addr=127.0.0.1:0")) {
      operator.awaitLine("(ready)");
      await()
          .pollInterval(Duration.ofSeconds(1))
          .atMost(Duration.ofMinutes(5))
          .until(() -> client.secrets().inNamespace("shop").list().getItems().size() > MANY);
      // It writes the cache on its way out.
      operator.handle().destroy();
      operator.handle().onExit().get(5, TimeUnit.MINUTES);
      if (!Files.exists(content.cache())) {
        throw new IllegalStateException("no AOT cache: " + operator.all());
      }
    }
  }
}
