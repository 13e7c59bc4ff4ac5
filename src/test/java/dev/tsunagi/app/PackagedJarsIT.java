package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.support.Program;
import io.fabric8.kubernetes.client.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two jars as they are shipped, each in a process of its own.
class PackagedJarsIT {

  private static final Path OPERATOR = Path.of("target/tsunagi.jar");
  private static final Path DEV = Path.of("target/tsunagi-dev.jar");
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void theOperatorsJarHoldsNeitherSimulatorNorDevMode() throws IOException {
    for (var entry : classPath(OPERATOR)) {
      try (var jar = new JarFile(entry.toFile())) {
        assertThat(jar.stream().map(JarEntry::getName))
            .as(entry.toString())
            .noneMatch(name -> name.startsWith("dev/tsunagi/simulator/"))
            .noneMatch(name -> name.startsWith("dev/tsunagi/dev/"))
            .noneMatch(name -> name.startsWith("dev/cel/"))
            .noneMatch(name -> name.contains("KubernetesMockServer"));
      }
    }
  }

  private static List<Path> classPath(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      var named = file.getManifest().getMainAttributes().getValue("Class-Path").split(" ", -1);
      var target = Objects.requireNonNull(jar.getParent());
      return Stream.concat(Stream.of(jar), Stream.of(named).map(target::resolve)).toList();
    }
  }

  @Test
  void theOperatorSyncsBetweenAnyApiServerAndTheStandaloneSimulator() throws Exception {
    try (var cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
        var client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()));
        var simulator = Program.start(DEV, "simulate", "--port", "0");
        var crds = Program.start(OPERATOR, "crds")) {
      var url = simulator.awaitLine("Simulated Oracle Cloud at (http\\S+)");
      Manifests.apply(client, crds.all());
      for (var file : samples()) {
        Manifests.apply(client, Files.readString(file));
      }
      var kubeconfig = Files.writeString(directory.resolve("kubeconfig"), cluster.kubeconfig());
      try (var operator =
          Program.start(
              OPERATOR,
              "run",
              "--kubeconfig",
              kubeconfig.toString(),
              "--oci-endpoint",
              url,
              "--live-addr",
              "127.0.0.1:0",
              "--metrics-addr",
              "127.0.0.1:0")) {
        operator.awaitLine("(ready)");
        await()
            .atMost(SOON)
            .untilAsserted(
                () ->
                    assertThat(client.secrets().inNamespace("shop").list().getItems())
                        .extracting(s -> s.getMetadata().getName())
                        .contains("api-token", "database", "database-credentials"));
        assertThat(operator.terminate()).as("exit code after SIGTERM").isEqualTo(143);
        assertThat(operator.all()).contains("stopping").doesNotContain("stopped without");
      }
    }
  }

  private static List<Path> samples() throws IOException {
    try (var files = Files.list(Path.of("samples/01-sync-a-secret"))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
