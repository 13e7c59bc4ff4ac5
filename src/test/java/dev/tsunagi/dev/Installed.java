package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.app.OperatorOptions;
import dev.tsunagi.app.OperatorSettings;
import dev.tsunagi.app.TsunagiOperator;
import dev.tsunagi.deploy.Chart;
import dev.tsunagi.deploy.Right;
import dev.tsunagi.metrics.endpoint.MetricsEndpoint;
import dev.tsunagi.metrics.endpoint.ReviewedAccess;
import dev.tsunagi.metrics.endpoint.ScrapeAccess;
import dev.tsunagi.simulator.controllers.Controllers;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.simulator.kubernetes.http.Journal;
import dev.tsunagi.simulator.oci.OciSimulator;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import picocli.CommandLine;

/// The chart on an API server that enforces roles, and the operator with the chart's command line
/// and the token of the chart's service account.
final class Installed implements AutoCloseable {

  private static final String NAMESPACE = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ";

  private final KubernetesSimulator server =
      KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
  private final KubernetesClient kubectl = client("kubectl", Optional.empty());
  private final KubernetesClient ofControllers =
      client("kube-controller-manager", Optional.empty());
  private final Controllers controllers =
      Controllers.start(ofControllers, Controllers.Settings.defaults());
  private final OciSimulator cloud = Cloud.start(0, server.url());
  private final VirtualNodes nodes = VirtualNodes.follow(controllers.nodes(), cloud::virtualNodes);
  private final KubernetesClient own;
  private final TsunagiOperator operator;
  private final ScrapeAccess readers;

  private Installed(Map<String, ?> values) throws IOException {
    Samples.of(LocalCluster.routes()).apply(kubectl);
    Optional.ofNullable(values.get("watchNamespace"))
        .ifPresent(name -> Samples.of(NAMESPACE + name).apply(kubectl));
    var kubeconfig = Files.writeString(Files.createTempFile("kube", ""), server.kubeconfig());
    Chart.install(kubeconfig, values);
    Files.delete(kubeconfig);
    own = client(KubernetesClients.OPERATOR, Optional.of(token(Chart.NAMESPACE, "tsunagi")));
    operator = new TsunagiOperator(own, settings(values), Clock.systemUTC());
    operator.start();
    readers = new ReviewedAccess(own, Clock.systemUTC());
  }

  /// @param values as in `--set`
  static Installed by(Map<String, ?> values) throws IOException {
    return new Installed(values);
  }

  private KubernetesClient client(String program, Optional<String> token) {
    var config = Config.fromKubeconfig(server.kubeconfig());
    config.setNamespace(Chart.NAMESPACE);
    token.ifPresent(
        t -> {
          config.setOauthToken(t);
          config.setAutoOAuthToken(t);
        });
    return KubernetesClients.of(config, program);
  }

  private String token(String namespace, String account) {
    var request = new TokenRequestBuilder().withNewSpec().withExpirationSeconds(3600L).endSpec();
    return kubectl
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(account)
        .tokenRequest(request.build())
        .getStatus()
        .getToken();
  }

  private OperatorSettings settings(Map<String, ?> values) {
    var args = new ArrayList<>(Chart.arguments(values));
    args.removeFirst();
    args.add("--oci-endpoint=" + cloud.url());
    args.add("--oci-region=" + cloud.seed().tenancy().region());
    var options = new OperatorOptions();
    new CommandLine(options).parseArgs(args.toArray(String[]::new));
    return OperatorSettings.of(options);
  }

  /// With what status an application is answered that wants to read the metrics.
  int scrape() throws IOException, InterruptedException {
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var endpoint =
            MetricsEndpoint.on(anywhere, Optional.empty(), operator.metrics(), readers);
        var http = HttpClient.newHttpClient()) {
      var url = URI.create("http://127.0.0.1:%d/metrics".formatted(endpoint.port()));
      var request =
          HttpRequest.newBuilder(url)
              .header("Authorization", "Bearer " + token("default", "default"))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  /// Somebody who may do everything.
  KubernetesClient kubectl() {
    return kubectl;
  }

  /// At OCI.
  void passTime(Duration time) {
    cloud.clock().advance(time);
  }

  /// What the operator asked for. Everybody may ask for paths that are none of a resource,
  /// discovery for example, and for their own rights.
  SortedSet<Right> used() {
    return server.journal().counts().keySet().stream()
        .filter(kind -> kind.client().equals(KubernetesClients.OPERATOR))
        .filter(kind -> !kind.resource().startsWith("/"))
        .filter(kind -> !kind.resource().startsWith("selfsubject"))
        .map(kind -> new Right(kind.verb(), kind.resource()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What it was not allowed to do.
  List<Journal.Entry> refused() {
    return server.journal().entries().stream()
        .filter(entry -> entry.client().equals(KubernetesClients.OPERATOR))
        .filter(entry -> entry.status() == 403)
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    operator.close();
    own.close();
    nodes.close();
    cloud.close();
    controllers.close();
    ofControllers.close();
    kubectl.close();
    server.close();
  }
}
