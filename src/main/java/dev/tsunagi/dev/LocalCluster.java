package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.app.Crds;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.simulator.controllers.Controllers;
import dev.tsunagi.simulator.controllers.Nodes;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/// The embedded API server with nodes and controllers, made ready for the operator: our CRDs, its
/// namespace, its service account.
final class LocalCluster implements AutoCloseable {

  private static final String NAMESPACE = "tsunagi-system";
  private static final String SERVICE_ACCOUNT = "tsunagi";

  private final KubernetesSimulator server;
  private final KubernetesClient client;
  private final KubernetesClient ofControllers;
  private final Controllers controllers;

  private LocalCluster(KubernetesSimulator server) {
    this.server = server;
    var config = Config.fromKubeconfig(server.kubeconfig());
    this.client = KubernetesClients.of(config);
    this.ofControllers = new KubernetesClientBuilder().withConfig(config).build();
    this.controllers = Controllers.start(ofControllers, Controllers.Settings.defaults());
  }

  static LocalCluster start(int port) {
    var cluster =
        new LocalCluster(
            KubernetesSimulator.start(
                new KubernetesSimulator.Settings(port, false, Clock.systemUTC())));
    cluster.prepare();
    return cluster;
  }

  private void prepare() {
    Samples.of(Crds.yaml()).apply(client);
    Samples.of(routes()).apply(client);
    client
        .namespaces()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(SERVICE_ACCOUNT)
                .endMetadata()
                .build())
        .create();
  }

  /// Clusters with a Gateway have this kind; nothing here routes by it.
  static String routes() {
    try (var in = LocalCluster.class.getResourceAsStream("httproutes.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The nodes, for pools to bring theirs.
  Nodes nodes() {
    return controllers.nodes();
  }

  URI url() {
    return server.url();
  }

  KubernetesClient client() {
    return client;
  }

  String kubeconfig() {
    return server.kubeconfig();
  }

  void writeKubeconfig(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, kubeconfig());
  }

  @Override
  public void close() {
    controllers.close();
    ofControllers.close();
    client.close();
    server.close();
  }
}
