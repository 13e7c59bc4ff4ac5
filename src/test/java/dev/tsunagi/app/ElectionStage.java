package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.simulator.kubernetes.http.Journal;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Installation;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.support.Program;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.VaultConsole;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;

/// An API server, a cloud, and work that its leader can be caught in the middle of: half of the
/// ExternalSecrets of a namespace are synced, and the vault has not answered about the others, nor
/// about the PushSecrets.
record ElectionStage(KubernetesSimulator cluster, KubernetesClient client, OciSimulator cloud)
    implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(90);

  private static final int PULLED = 10;
  private static final int HALF = PULLED / 2;
  private static final int PUSHED = 3;
  private static final String READ = "GetSecretBundleByName";
  private static final String CREATION = "CreateSecret";

  /// Shorter than the operator waits for an answer, and than a Lease lasts.
  private static final Duration LATE = Duration.ofSeconds(8);

  private static final int MANY = 1000;

  static ElectionStage start() {
    var cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    var stage =
        new ElectionStage(
            cluster,
            KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()), "test"),
            OciSimulator.start(OciSimulator.Settings.defaults()));
    Installation.into(stage.client());
    stage.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata: {name: vault}
        spec:
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              compartment: %s
              encryptionKey: %s
              principalType: Workload
        """
            .formatted(Rig.VAULT, Rig.COMPARTMENT, Rig.KEY));
    return stage;
  }

  private void apply(String yaml) {
    Manifests.apply(client, yaml);
  }

  String kubeconfig() {
    return cluster.kubeconfig();
  }

  /// One that starts sooner than it could be fast.
  Program process(Path kubeconfig) throws IOException {
    var own = Stream.of("run", "--kubeconfig=" + kubeconfig);
    return Program.start(
        List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        Path.of("target/tsunagi.jar"),
        Stream.concat(own, Stream.of(flags())).toArray(String[]::new));
  }

  String[] flags() {
    return new String[] {
      "--oci-endpoint=" + cloud.url(),
      "--oci-region=" + cloud.seed().tenancy().region(),
      "--live-addr=127.0.0.1:0",
      "--metrics-addr=127.0.0.1:0",
      "--enable-leader-election",
      "--leader-election-retry-period=500ms"
    };
  }

  /// How often it has looked at an ExternalSecret.
  static double runs(Program operator) {
    var series = "controller_runtime_reconcile_time_seconds_count{controller=\"externalsecret\"} ";
    var port = operator.awaitLine("metrics served port=\"?(\\d+)");
    try (var in = URI.create("http://127.0.0.1:%s/metrics".formatted(port)).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(series))
          .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns in the middle of it.
  void beginWork(String namespace) {
    for (var i = 0; i < PULLED; i++) {
      cloud.putSecret("demo-vault", namespace + "-" + i, new byte[] {'x'});
    }
    apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %1$s}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: made-here, namespace: %1$s}
        stringData: {v: x}
        """
            .formatted(namespace));
    var late = new Faults.Effect.Latency(LATE);
    cloud.faults().add(CREATION, late, MANY);
    IntStream.range(0, PUSHED).forEach(i -> apply(pushSecret(namespace, i)));
    await("pushes").atMost(SOON).until(() -> waiting(CREATION) == PUSHED);
    cloud.faults().add(new Faults.Fault(READ, late, HALF, MANY));
    IntStream.range(0, PULLED).forEach(i -> apply(externalSecret(namespace, i)));
    await("reads").atMost(SOON).until(() -> waiting(READ) == PULLED - HALF);
    await("Secrets").atMost(SOON).until(() -> synced(namespace) == HALF);
  }

  private static String externalSecret(String namespace, int i) {
    return """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata: {name: pulled-%2$d, namespace: %1$s}
    spec:
      secretStoreRef: {name: vault, kind: ClusterSecretStore}
      data: [{secretKey: v, remoteRef: {key: %1$s-%2$d}}]
    """
        .formatted(namespace, i);
  }

  private static String pushSecret(String namespace, int i) {
    return """
    apiVersion: external-secrets.io/v1alpha1
    kind: PushSecret
    metadata: {name: pushed-%2$d, namespace: %1$s}
    spec:
      secretStoreRefs: [{name: vault, kind: ClusterSecretStore}]
      selector: {secret: {name: made-here}}
      data: [{match: {secretKey: v, remoteRef: {remoteKey: pushed-%1$s-%2$d}}}]
    """
        .formatted(namespace, i);
  }

  /// How many calls the vault answers late.
  private int waiting(String operation) {
    return cloud.faults().list().stream()
        .filter(fault -> fault.operation().equals(operation))
        .mapToInt(fault -> MANY - fault.times())
        .sum();
  }

  private long synced(String namespace) {
    return client.secrets().inNamespace(namespace).list().getItems().stream()
        .filter(secret -> secret.getMetadata().getName().startsWith("pulled-"))
        .count();
  }

  /// Returns when all of it is done, and said to be.
  void awaitWork(String namespace) {
    await()
        .atMost(SOON)
        .until(
            () ->
                synced(namespace) == PULLED
                    && ready("v1", "ExternalSecret", namespace) == PULLED
                    && ready("v1alpha1", "PushSecret", namespace) == PUSHED);
  }

  private long ready(String version, String kind, String namespace) {
    return client
        .genericKubernetesResources("external-secrets.io/" + version, kind)
        .inNamespace(namespace)
        .list()
        .getItems()
        .stream()
        .filter(
            object ->
                object.get("status", "conditions", 0, "status") instanceof String said
                    && said.equals("True"))
        .count();
  }

  /// How many requests of operators were to change something, refused ones included: in the
  /// cluster, but for the Lease, and in the vault, which answers late.
  List<Long> writes() {
    return List.of(
        writesToCluster().count(),
        (long) waiting(CREATION),
        (long) cloud.journal().count("UpdateSecret"));
  }

  private Stream<Journal.Entry> writesToCluster() {
    return cluster.journal().entries().stream()
        .filter(entry -> entry.client().equals(KubernetesClients.OPERATOR))
        .filter(Journal.Entry::isWrite)
        .filter(entry -> !entry.resource().startsWith("leases"));
  }

  /// Each Secret was made once, here and in the vault, and not touched again.
  void assertDoneOnce(String... namespaces) {
    try (var vault = new VaultConsole(cloud)) {
      for (var namespace : namespaces) {
        assertThat(accepted(namespace)).as(namespace).isEqualTo(Map.of("create", (long) PULLED));
        for (var i = 0; i < PUSHED; i++) {
          var name = "pushed-%s-%d".formatted(namespace, i);
          assertThat(vault.secret(name).orElseThrow().getCurrentVersionNumber())
              .as(name)
              .isEqualTo(1);
        }
      }
    }
  }

  private Map<String, Long> accepted(String namespace) {
    return writesToCluster()
        .filter(entry -> entry.resource().equals("secrets") && entry.status() < 300)
        .filter(entry -> entry.namespace().equals(namespace))
        .collect(Collectors.groupingBy(Journal.Entry::verb, Collectors.counting()));
  }

  @Override
  public void close() {
    client.close();
    cloud.close();
    cluster.close();
  }
}
