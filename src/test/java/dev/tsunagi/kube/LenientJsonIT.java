package dev.tsunagi.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import module java.base;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.secrets.ExternalSecret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.cache.Lister;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client itself, against a server that sends what no schema would let pass.
class LenientJsonIT {

  private static final String POISON = object("poison", "'str'");
  private static final String GOOD = object("good", "{'data':[]}");

  private final CountDownLatch done = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    done.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var query = String.valueOf(exchange.getRequestURI().getQuery());
    var watches = query.contains("watch=true");
    if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
      exchange.sendResponseHeaders(200, -1); // no WebSocket: the client falls back to streaming
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes(watches ? events() : list()));
      body.flush();
      if (watches) {
        done.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String list() {
    return "{'apiVersion':'external-secrets.io/v1','kind':'ExternalSecretList',"
        + "'metadata':{'resourceVersion':'1'},'items':["
        + POISON
        + ","
        + GOOD
        + "]}";
  }

  private static String events() {
    return Stream.of(
            event("MODIFIED", object("good", "{'target':7}")),
            event("ADDED", object("worse", "[{'a':{}}]")),
            event("ADDED", object("last", "{'refreshInterval':'soon'}")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String event(String type, String object) {
    return "{'type':'" + type + "','object':" + object + "}";
  }

  private static String object(String name, String spec) {
    return "{'apiVersion':'external-secrets.io/v1','kind':'ExternalSecret','metadata':{'name':'"
        + name
        + "','namespace':'n','uid':'"
        + name
        + "','resourceVersion':'2'},'spec':"
        + spec
        + "}";
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private KubernetesClient client(KubernetesSerialization serialization) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .build())
        .withKubernetesSerialization(serialization)
        .build();
  }

  @Test
  void poisonStopsNeitherAListNorAWatch() {
    try (var client = client(new LenientJson());
        var informer = client.resources(ExternalSecret.class).inAnyNamespace().inform()) {
      var seen = new Lister<>(informer.getIndexer());
      await().atMost(Duration.ofSeconds(20)).until(() -> seen.list().size() == 4);
      assertThat(informer.isRunning()).isTrue();
      assertThat(seen.list().stream().flatMap(read -> read.problems().stream()))
          .extracting(SpecProblem::message)
          .containsExactlyInAnyOrder(
              "spec is text, must be an object",
              "spec.target is a number, must be an object",
              "spec is a list, must be an object",
              "spec.refreshInterval cannot be read (time: invalid duration \"soon\")");
    }
  }

  /// When this fails, the library has learnt it and ours can go.
  @Test
  void theClientsOwnReadingStopsAtIt() {
    try (var client = client(new KubernetesSerialization())) {
      var all = client.resources(ExternalSecret.class).inAnyNamespace();
      assertThatThrownBy(all::list).hasRootCauseInstanceOf(MismatchedInputException.class);
    }
  }
}
