package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.app.Crds;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;

/// The embedded API server, made ready for the operator: our CRDs, its namespace, its service
/// account.
final class LocalCluster implements AutoCloseable {

  private static final String NAMESPACE = "tsunagi-system";
  private static final String SERVICE_ACCOUNT = "tsunagi";

  private final KubernetesSimulator server;
  private final KubernetesClient client;

  private LocalCluster(KubernetesSimulator server) {
    this.server = server;
    this.client = KubernetesClients.of(Config.fromKubeconfig(server.kubeconfig()));
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

  URI url() {
    return server.url();
  }

  KubernetesClient client() {
    return client;
  }

  void writeKubeconfig(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, server.kubeconfig());
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
