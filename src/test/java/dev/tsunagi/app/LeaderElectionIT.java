package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Program;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two operators, each in a process of its own, on one API server.
class LeaderElectionIT {

  private static final Path OPERATOR = Path.of("target/tsunagi.jar");
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String LEASE = "external-secrets-controller";

  @TempDir Path directory;
  private KubernetesSimulator cluster;
  private KubernetesClient client;

  @BeforeEach
  void start() {
    cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()));
    apply(Crds.yaml());
    apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: tsunagi-system}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: words, namespace: shop}
        spec: {provider: {fake: {data: [{key: k, value: x}]}}}
        """);
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private void apply(String yaml) {
    for (var document : yaml.split("(?m)^---$", -1)) {
      if (!document.isBlank()) {
        var object = Serialization.unmarshal(document, GenericKubernetesResource.class);
        client.resource(object).fieldManager("test").forceConflicts().serverSideApply();
      }
    }
  }

  /// One that listens, and has started.
  private Program operator() throws IOException {
    var kubeconfig = directory.resolve("kubeconfig");
    Files.writeString(kubeconfig, cluster.kubeconfig());
    var operator =
        Program.start(
            OPERATOR,
            "run",
            "--kubeconfig",
            kubeconfig.toString(),
            "--oci-endpoint",
            "http://127.0.0.1:9",
            "--live-addr",
            "127.0.0.1:0",
            "--metrics-addr",
            "127.0.0.1:0",
            "--enable-leader-election",
            "--leader-election-lease-duration=3s",
            "--leader-election-renew-deadline=2s",
            "--leader-election-retry-period=500ms");
    operator.awaitLine("(ready)");
    return operator;
  }

  private static double measured(Program operator, String series) {
    var port = operator.awaitLine("metrics served port=\"?(\\d+)");
    try (var in = URI.create("http://127.0.0.1:%s/metrics".formatted(port)).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(series + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean leads(Program operator) {
    return measured(operator, "leader_election_master_status{name=\"" + LEASE + "\"}") == 1;
  }

  private static double runs(Program operator) {
    return measured(
        operator, "controller_runtime_reconcile_time_seconds_count{controller=\"externalsecret\"}");
  }

  private void sync(String name) {
    apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: shop}
        spec:
          secretStoreRef: {name: words}
          data: [{secretKey: v, remoteRef: {key: k}}]
        """
            .formatted(name));
    await()
        .atMost(SOON)
        .until(() -> client.secrets().inNamespace("shop").withName(name).get() != null);
  }

  @Test
  void oneWorksAndTheOtherTakesOverWhenItIsKilled() throws Exception {
    try (var first = operator()) {
      await().atMost(SOON).until(() -> leads(first));
      try (var second = operator()) {
        sync("one");
        assertThat(leads(second)).isFalse();
        assertThat(runs(second)).isZero();
        assertThat(runs(first)).isPositive();
        first.kill();
        await().atMost(SOON).until(() -> leads(second));
        sync("two");
        assertThat(client.resources(ExternalSecret.class).inNamespace("shop").list().getItems())
            .hasSize(2);
        assertThat(runs(second)).isPositive();
      }
    }
  }

  @Test
  void aLostLeaseEndsTheProcess() throws Exception {
    try (var operator = operator()) {
      await().atMost(SOON).until(() -> leads(operator));
      var lease =
          client.resources(Lease.class).inAnyNamespace().list().getItems().stream()
              .filter(l -> l.getMetadata().getName().equals(LEASE))
              .findFirst()
              .orElseThrow();
      var held =
          client
              .resources(Lease.class)
              .inNamespace(lease.getMetadata().getNamespace())
              .withName(LEASE);
      Edits.patiently(() -> held.edit(LeaderElectionIT::stolen));
      assertThat(operator.all()).contains("lost the lease");
      assertThat(operator.exitCode()).isEqualTo(1);
    }
  }

  private static Lease stolen(Lease lease) {
    lease.getSpec().setHolderIdentity("thief");
    lease.getSpec().setLeaseDurationSeconds(3600);
    lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
    return lease;
  }
}
