package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.app.Crds;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.kube.LenientJson;
import dev.tsunagi.oci.Authentication;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.oci.OciSettings;
import dev.tsunagi.oci.ServiceAccountTokens;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;

/// A cloud whose work takes time and whose lists lag, and an API server for Secrets: what drills
/// take place on. All of its drills act with one connection.
final class Proving implements AutoCloseable {

  static final Duration WORK = Duration.ofSeconds(20);
  static final Duration LAG = Duration.ofMinutes(2);

  final OciSimulator cloud;
  final KubernetesClient client;
  final Mortality mortality = new Mortality();
  final Random random = new Random(1);
  private final KubernetesSimulator cluster;
  private final OciConnections connections;
  private String dbSystem = "";

  Proving() {
    this(Duration.ofSeconds(10));
  }

  /// `patience`: how long to wait for an answer of OCI.
  Proving(Duration patience) {
    this(Seed.defaults(), patience);
  }

  Proving(Seed seed, Duration patience) {
    cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()));
    cloud = OciSimulator.start(OciSimulator.Settings.defaults().withSeed(slow(seed)));
    connections = connections(patience);
    Manifests.apply(client, Crds.yaml());
    secret("admin", Map.of("username", "admin", "password", "C0rrect-horse"));
  }

  private static Seed slow(Seed seed) {
    return new Seed(
        seed.tenancy(),
        seed.compartments(),
        seed.vaults(),
        seed.users(),
        seed.clusters(),
        seed.instances(),
        seed.policies(),
        new Seed.Behaviour(WORK, LAG, Duration.ofHours(1), null, List.of()));
  }

  private OciConnections connections(Duration patience) {
    var settings =
        new OciSettings(
            Optional.of(cloud.url()),
            Map.of(),
            cloud.url(),
            Optional.empty(),
            Duration.ofSeconds(2),
            patience);
    var authentication = new Authentication(settings, new NoTokens(), Clock.systemUTC());
    return new OciConnections(settings, authentication, mortality);
  }

  /// That of an administrator.
  OciConnection connection() {
    var user = cloud.userKey("demo");
    var identity =
        new Identity.User(
            user.tenancyId(),
            user.userId(),
            user.fingerprint(),
            SecretValue.of(user.privateKeyPem()));
    return connections.use("drills", new OciConnection.Key(identity, "us-ashburn-1"));
  }

  void secret(String name, Map<String, String> values) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .endMetadata()
                .withStringData(values)
                .build())
        .fieldManager("test")
        .serverSideApply();
  }

  /// A drill of a kind; `more` goes into the spec.
  Drill<?, ?> drill(Kinds kind, String name, String more) {
    return drill(kind, name, more, "cluster-1");
  }

  /// The same for an object of that cluster.
  Drill<?, ?> drill(Kinds kind, String name, String more, String ofCluster) {
    var object = object(kind.type(), kind.yaml(name, dbSystem(kind), more));
    return drill(kind.kind(client), object, ofCluster);
  }

  /// What a backup is made of.
  private String dbSystem(Kinds kind) {
    if (kind == Kinds.BACKUP && dbSystem.isEmpty()) {
      var system = drill(Kinds.MYSQL, "to-back-up", "");
      system.runUntilReady();
      dbSystem = system.status().id();
    }
    return dbSystem;
  }

  /// The object as the operator reads it, with the identity of the one in the cluster: what it owns
  /// would be collected otherwise.
  private <P extends ProvisionedResource<?>> P object(Class<P> type, String yaml) {
    var object = new LenientJson().unmarshal(yaml, type);
    var there = client.resource(object).get();
    object.setMetadata((there == null ? client.resource(object).create() : there).getMetadata());
    return object;
  }

  @SuppressWarnings("unchecked") // the kind goes with its type
  private <S extends ProvisionedSpec, M> Drill<S, M> drill(
      ResourceKind<S, M> kind, ProvisionedResource<?> object, String ofCluster) {
    return new Drill<>(this, (ProvisionedResource<S>) object, kind, ofCluster);
  }

  long calls(String operation) {
    return cloud.journal().count(operation);
  }

  @Override
  public void close() {
    connections.close();
    client.close();
    cluster.close();
    cloud.close();
  }

  private static final class NoTokens implements ServiceAccountTokens {
    @Override
    public String mint(String namespace, String serviceAccount, List<String> audiences) {
      throw new AssertionError("a user needs no token");
    }

    @Override
    public String own() {
      throw new AssertionError("a user needs no token");
    }
  }
}
