package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.app.Crds;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.kube.LenientJson;
import dev.tsunagi.provisioning.CredentialVault;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.simulator.oci.Seed;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;

/// A cloud whose work takes time and whose lists lag, and an API server for Secrets: what drills
/// take place on.
final class Proving implements AutoCloseable {

  static final Duration WORK = Duration.ofSeconds(20);
  static final Duration LAG = Duration.ofMinutes(2);

  final OciSimulator cloud;
  final KubernetesClient client;
  private final KubernetesSimulator cluster;
  private String dbSystem = "";

  Proving() {
    cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()));
    var seed = Seed.defaults();
    cloud =
        OciSimulator.start(
            OciSimulator.Settings.defaults()
                .withSeed(
                    new Seed(
                        seed.tenancy(),
                        seed.compartments(),
                        seed.vaults(),
                        seed.users(),
                        seed.clusters(),
                        seed.instances(),
                        seed.policies(),
                        new Seed.Behaviour(WORK, LAG, Duration.ofHours(1), null, List.of()))));
    for (var crd : Crds.yaml().split("(?m)^---$", -1)) {
      if (!crd.isBlank()) {
        client
            .resource(Serialization.unmarshal(crd, GenericKubernetesResource.class))
            .fieldManager("test")
            .serverSideApply();
      }
    }
    secret("admin", Map.of("username", "admin", "password", "C0rrect-horse"));
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
    var needsSystem = kind == Kinds.BACKUP;
    if (needsSystem && dbSystem.isEmpty()) {
      var system = drill(Kinds.MYSQL, "to-back-up", "");
      system.runUntilReady();
      dbSystem = system.status().id();
    }
    return drill(kind.kind(), object(kind.type(), kind.yaml(name, dbSystem, more)));
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
      ResourceKind<S, M> kind, ProvisionedResource<?> object) {
    return new Drill<>(
        (ProvisionedResource<S>) object, kind, cloud, client, Optional.<CredentialVault>empty());
  }

  long calls(String operation) {
    return cloud.journal().count(operation);
  }

  @Override
  public void close() {
    client.close();
    cluster.close();
    cloud.close();
  }
}
