package dev.tsunagi.support;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.api.secrets.ClusterPushSecret;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.app.OperatorOptions;
import dev.tsunagi.app.OperatorSettings;
import dev.tsunagi.app.TsunagiOperator;
import dev.tsunagi.metrics.OperatorMetrics;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.simulator.kubernetes.auth.ServiceAccountTokens;
import dev.tsunagi.simulator.kubernetes.http.Journal;
import dev.tsunagi.simulator.kubernetes.http.Lag;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.simulator.oci.Seed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The operator between two real servers: an API server and a simulated Oracle Cloud.
///
/// The API server is the embedded one, or the real one that `TSUNAGI_TEST_KUBECONFIG` names.
public final class Rig implements AutoCloseable {

  /// The OCIDs of the default seed.
  public static final String VAULT = "ocid1.vault.oc1.iad.demo.abuwcljrexample";

  public static final String COMPARTMENT = "ocid1.compartment.oc1..demo";

  public static final String KEY = "ocid1.key.oc1.iad.demo.abuwcljrexample";

  /// Those of the service account tokens of all rigs: making a pair costs as much as a small test.
  private static final KeyPair SIGNING_KEYS = ServiceAccountTokens.newKeys();

  public final OciSimulator cloud;
  /// The test's own.
  public final KubernetesClient client;

  /// The operator's.
  public final ShiftedClock clock = new ShiftedClock();

  private final KubernetesClient operatorsClient;
  private final Optional<KubernetesSimulator> embedded;
  private final TsunagiOperator operator;

  private Rig(
      Seed seed,
      Function<Config, KubernetesClient> wiring,
      Consumer<KubernetesClient> before,
      List<String> flags) {
    embedded = realCluster().isPresent() ? Optional.empty() : Optional.of(startEmbedded());
    client = KubernetesClients.of(Config.fromKubeconfig(kubeconfig()), "test");
    operatorsClient = wiring.apply(Config.fromKubeconfig(kubeconfig()));
    cloud = OciSimulator.start(OciSimulator.Settings.defaults().withSeed(seed));
    Installation.into(client);
    before.accept(client);
    var options = new OperatorOptions();
    var all = new ArrayList<>(List.of("--oci-endpoint", cloud.url().toString()));
    all.addAll(flags);
    new CommandLine(options).parseArgs(all.toArray(String[]::new));
    operator = new TsunagiOperator(operatorsClient, OperatorSettings.of(options), clock);
    operator.start();
  }

  public static Rig start(String... flags) {
    return start(Seed.defaults(), flags);
  }

  public static Rig start(Seed seed, String... flags) {
    return new Rig(seed, KubernetesClients::of, _ -> {}, List.of(flags));
  }

  /// With an operator that finds what `before` made.
  public static Rig startAfter(Consumer<KubernetesClient> before, Seed seed) {
    return new Rig(seed, KubernetesClients::of, before, List.of());
  }

  /// With an operator whose way to the API server is the test's to disturb.
  public static Rig start(Function<Config, KubernetesClient> wiring, String... flags) {
    return new Rig(Seed.defaults(), wiring, _ -> {}, List.of(flags));
  }

  private static Optional<String> realCluster() {
    return Optional.ofNullable(System.getenv("TSUNAGI_TEST_KUBECONFIG"));
  }

  private static KubernetesSimulator startEmbedded() {
    return KubernetesSimulator.start(
        KubernetesSimulator.Settings.defaults().signedWith(SIGNING_KEYS));
  }

  public String kubeconfig() {
    return embedded.map(KubernetesSimulator::kubeconfig).orElseGet(Rig::readKubeconfig);
  }

  private static String readKubeconfig() {
    try {
      return Files.readString(Path.of(realCluster().orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A namespace of the test's own, with a service account `reader` in it.
  public String namespace(String name) {
    apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %1$s}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: reader, namespace: %1$s}
        """
            .formatted(name));
    return name;
  }

  /// Creates or changes objects, as `kubectl apply --server-side` would.
  public void apply(String yaml) {
    Manifests.apply(client, yaml);
  }

  /// Creates an object of ours without asking the API server what kinds it has.
  public <T extends HasMetadata> void create(Class<T> type, String yaml) {
    client.resource(Manifests.read(type, yaml)).create();
  }

  /// The condition `Ready`, or one of status `Unknown` where there is none yet.
  public Condition ready(Class<? extends HasMetadata> type, String namespace, String name) {
    var object = find(type, namespace, name);
    var conditions =
        switch (object) {
          case ClusterExternalSecret ces ->
              ces.getStatus().conditions().stream()
                  .map(c -> new Condition(c.type(), c.status(), "", c.message(), null))
                  .toList();
          case ClusterPushSecret cps -> cps.getStatus().conditions();
          case ExternalSecret es -> es.getStatus().conditions();
          case PushSecret ps -> ps.getStatus().conditions();
          case Store store -> store.getStatus().conditions();
          case null, default -> List.<Condition>of();
        };
    return conditions.stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .orElse(new Condition("Ready", "Unknown", "", "", null));
  }

  private @Nullable HasMetadata find(
      Class<? extends HasMetadata> type, String namespace, String name) {
    return namespace.isEmpty()
        ? client.resources(type).withName(name).get()
        : client.resources(type).inNamespace(namespace).withName(name).get();
  }

  /// One value of a Secret, or empty while it is not there.
  public Optional<String> value(String namespace, String secret, String key) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(secret).get())
        .map(s -> s.getData().get(key))
        .map(v -> new String(Base64.getDecoder().decode(v), StandardCharsets.UTF_8));
  }

  /// The events of a namespace, as `Type Reason Name: message`, in no order.
  public List<String> events(String namespace) {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .map(
            e ->
                "%s %s %s: %s"
                    .formatted(
                        e.getType(),
                        e.getReason(),
                        e.getInvolvedObject().getName(),
                        e.getMessage()))
        .toList();
  }

  /// What the operator measures.
  public OperatorMetrics metrics() {
    return operator.metrics();
  }

  /// What the probe of its readiness would say.
  public boolean isReady() {
    return operator.isReady();
  }

  /// How often the cloud was asked to do this.
  public long calls(String operation) {
    return cloud.journal().count(operation);
  }

  /// Lets the operator finish what it has begun, and no more.
  public void stopOperator() {
    operator.close();
  }

  /// What the embedded API server was asked.
  public Journal apiCalls() {
    return embedded.orElseThrow().journal();
  }

  /// What the watches of the embedded API server are not to tell yet.
  public Lag watchLag() {
    return embedded.orElseThrow().lag();
  }

  @Override
  public void close() {
    operator.close();
    operatorsClient.close();
    client.close();
    cloud.close();
    embedded.ifPresent(KubernetesSimulator::close);
  }
}
