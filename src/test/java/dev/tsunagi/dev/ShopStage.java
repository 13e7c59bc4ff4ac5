package dev.tsunagi.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.simulator.oci.OciSimulator;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;

/// What dev mode is made of, with the reference application in namespaces of its own.
///
/// The operator goes by the clock of the cloud, so that both can be put forward.
final class ShopStage implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(90);

  private static final Path FILE = Path.of("samples/90-serverless-shop/shop.yaml");

  /// How long the operator looks for what a lost call may have made, and a little more.
  private static final Duration LOST_CALL = Duration.ofMinutes(6);

  final LocalCluster cluster;
  final OciSimulator cloud;
  private final VirtualNodes nodes;
  private final OperatorLife.Lines lines;
  private OperatorLife operator;

  ShopStage() {
    cluster = LocalCluster.start(0);
    cloud = Cloud.start(0, cluster.url());
    nodes = VirtualNodes.follow(cluster.nodes(), cloud::virtualNodes);
    lines = OperatorLife.Lines.to(cluster, cloud);
    operator = OperatorLife.begin(cluster, cloud, lines);
  }

  /// Under a name of its own, which what it makes in OCI has as well, and faster than one would
  /// wait for.
  static Samples application(String namespace) {
    try {
      return Samples.of(
          Files.readString(FILE)
              .replace("serverless-shop", namespace)
              .replace("refreshInterval: 5s", "refreshInterval: 1s")
              .replace("debounce: 5s", "debounce: 1s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Another operator takes over, a while later.
  void killOperator() {
    operator.kill();
    cloud.clock().advance(LOST_CALL);
    operator = OperatorLife.begin(cluster, cloud, lines);
  }

  KubernetesClient client() {
    return cluster.client();
  }

  List<String> unready(Samples application) {
    return application.awaited().stream()
        .filter(object -> !Readiness.of(object, client()).ready())
        .map(object -> Progress.name(object) + ": " + Readiness.of(object, client()))
        .toList();
  }

  void awaitReady(Samples application) {
    await().atMost(SOON).untilAsserted(() -> assertThat(unready(application)).isEmpty());
  }

  Deployment deployment(String namespace) {
    return client().apps().deployments().inNamespace(namespace).withName("shop").get();
  }

  List<Pod> pods(String namespace) {
    return client().pods().inNamespace(namespace).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  String value(String namespace, String secret, String key) {
    var data = client().secrets().inNamespace(namespace).withName(secret).get().getData();
    return new String(Base64.getDecoder().decode(data.get(key)), StandardCharsets.UTF_8);
  }

  /// How often pods were made anew, the first time included.
  int rollouts(String namespace) {
    var annotations = deployment(namespace).getMetadata().getAnnotations();
    return Integer.parseInt(annotations.get("deployment.kubernetes.io/revision"));
  }

  /// Why they were.
  List<String> rolledBecause(String namespace) {
    return client().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getReason().equals("RollingOut"))
        .map(event -> event.getMessage())
        .toList();
  }

  /// Two pods, as many as are wanted at least, on nodes of the pool, behind an address; and one of
  /// each in OCI.
  void awaitService(String namespace) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(pods(namespace))
                  .hasSize(2)
                  .allMatch(pod -> pod.getStatus().getPhase().equals("Running"));
              assertThat(deployment(namespace).getStatus().getAvailableReplicas()).isEqualTo(2);
            });
    var label = namespace + ".shop-nodes";
    assertThat(pods(namespace))
        .extracting(pod -> client().nodes().withName(pod.getSpec().getNodeName()).get())
        .allMatch(
            node ->
                label.equals(node.getMetadata().getLabels().get("tsunagi.dev/virtual-node-pool")));
    assertThat(
            client()
                .genericKubernetesResources("tsunagi.dev/v1alpha1", "VirtualNodeWorkload")
                .inNamespace(namespace)
                .withName("shop")
                .get()
                .<String>get("status", "url"))
        .startsWith("http://");
    assertThat(MadeInOci.of(cloud, namespace))
        .containsExactlyInAnyOrder(
            "db system " + namespace + "-db", "stream " + namespace + "-orders", "pool of 3 nodes");
  }

  @Override
  public void close() {
    operator.end();
    lines.close();
    nodes.close();
    cloud.close();
    cluster.close();
  }
}
