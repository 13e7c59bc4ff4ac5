package dev.tsunagi.bench;

import module java.base;

import dev.tsunagi.app.Crds;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Program;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;

/// The operator alone: from the start of its process to ready, and its memory when idle.
final class Footprint {

  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx96m", "-Xss512k");
  private static final int RUNS = 5;

  private Footprint() {}

  static void run() throws Exception {
    IO.println("footprint: " + String.join(" ", OPTIONS));
    try (var cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
        var client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()))) {
      for (var crd : Crds.yaml().split("(?m)^---$", -1)) {
        if (!crd.isBlank()) {
          client
              .resource(Serialization.unmarshal(crd, GenericKubernetesResource.class))
              .fieldManager("bench")
              .serverSideApply();
        }
      }
      var kubeconfig = Files.writeString(Files.createTempFile("bench", ""), cluster.kubeconfig());
      for (var run = 1; run <= RUNS; run++) {
        once(run, kubeconfig);
      }
    }
  }

  private static void once(int run, Path kubeconfig) throws Exception {
    var start = System.nanoTime();
    try (var operator =
        Program.start(
            OPTIONS,
            Path.of("target/tsunagi.jar"),
            "run",
            "--kubeconfig",
            kubeconfig.toString(),
            "--oci-endpoint",
            "http://127.0.0.1:9",
            "--live-addr",
            "127.0.0.1:0",
            "--metrics-addr",
            "127.0.0.1:0")) {
      operator.awaitLine("(ready)");
      var ready = (System.nanoTime() - start) / 1_000_000;
      Thread.sleep(6_000);
      IO.println(
          "  run %d: ready after %d ms, %d MiB resident when idle"
              .formatted(run, ready, operator.residentMebibytes()));
    }
  }
}
