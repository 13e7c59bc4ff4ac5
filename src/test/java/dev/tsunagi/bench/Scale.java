package dev.tsunagi.bench;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.support.Program;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// Many ExternalSecrets in dev mode, where API server, cloud and operator share one process: how
/// long until all are synced, what it cost the vault, and how much memory it took.
final class Scale {

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xmx1g",
          "--sun-misc-unsafe-memory-access=allow");

  private final KubernetesClient client;
  private final URI cloud;
  private final int count;

  private Scale(KubernetesClient client, URI cloud, int count) {
    this.client = client;
    this.cloud = cloud;
    this.count = count;
  }

  static void run(int count) throws Exception {
    IO.println("scale: %d ExternalSecrets on one vault secret, %s".formatted(count, OPTIONS));
    var kubeconfig = Files.createTempFile("bench", "");
    try (var dev =
        Program.start(
            OPTIONS,
            Path.of("target/tsunagi-dev.jar"),
            "dev",
            "--write-kubeconfig",
            kubeconfig.toString())) {
      var cloud = URI.create(dev.awaitLine("curl (http\\S+)/simulator/journal"));
      IO.println("  empty: %d MiB resident".formatted(dev.residentMebibytes()));
      try (var client = KubernetesClients.of(Config.fromKubeconfig(Files.readString(kubeconfig)))) {
        new Scale(client, cloud, count).measure(dev);
      }
    }
  }

  private void measure(Program dev) throws Exception {
    var callsBefore = calls();
    var start = System.nanoTime();
    create();
    var created = seconds(start);
    awaitAll();
    IO.println(
        "  created after %.1f s, all synced after %.1f s".formatted(created, seconds(start)));
    IO.println("  reads of the vault: %d".formatted(calls() - callsBefore));
    IO.println("  %d MiB resident".formatted(dev.residentMebibytes()));
  }

  private void create() throws Exception {
    try (var threads = Executors.newFixedThreadPool(16, Thread.ofVirtual().factory())) {
      var all =
          IntStream.range(0, count).mapToObj(i -> Executors.callable(() -> create(i))).toList();
      for (var done : threads.invokeAll(all)) {
        done.get();
      }
    }
  }

  private void create(int i) {
    var yaml =
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: scale-%d, namespace: shop}
        spec:
          refreshInterval: 1h
          secretStoreRef: {name: vault}
          data:
            - {secretKey: token, remoteRef: {key: database}}
        """
            .formatted(i);
    client.resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class)).create();
  }

  private void awaitAll() throws InterruptedException {
    while (true) {
      var synced =
          client.resources(ExternalSecret.class).inNamespace("shop").list().getItems().stream()
              .filter(es -> es.getMetadata().getName().startsWith("scale-"))
              .filter(
                  es ->
                      es.getStatus().conditions().stream().anyMatch(c -> c.status().equals("True")))
              .count();
      if (synced == count) {
        return;
      }
      Thread.sleep(500);
    }
  }

  private long calls() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var journal =
          http.send(
              HttpRequest.newBuilder(cloud.resolve("/simulator/journal")).build(),
              BodyHandlers.ofString());
      return Pattern.compile("secretName=database&").matcher(journal.body()).results().count();
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
