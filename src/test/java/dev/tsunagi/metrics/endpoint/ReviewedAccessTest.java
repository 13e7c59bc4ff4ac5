package dev.tsunagi.metrics.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.sun.net.httpserver.HttpServer;
import dev.tsunagi.metrics.endpoint.ScrapeAccess.Verdict;
import dev.tsunagi.support.TestClock;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against an API server that knows `good` and `curious`, lets the first, and can fall silent.
class ReviewedAccessTest {

  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean broken;
  private HttpServer server;
  private KubernetesClient client;
  private ReviewedAccess access;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::answer);
    server.start();
    var config =
        new ConfigBuilder()
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .withRequestRetryBackoffLimit(0)
            .build();
    client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
    access = new ReviewedAccess(client, clock);
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    try (exchange) {
      var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(sent);
      var tokens = exchange.getRequestURI().getPath().endsWith("tokenreviews");
      var body = (tokens ? known(sent) : allowed(sent)).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(broken ? 500 : 201, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String known(String sent) {
    var user = sent.contains("\"good\"") ? "good" : sent.contains("\"curious\"") ? "curious" : "";
    return """
    {"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview",
     "status":{"authenticated":%s,"user":{"username":"%s","groups":["g"]}}}
    """
        .formatted(!user.isEmpty(), user);
  }

  private static String allowed(String sent) {
    return """
    {"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview",
     "status":{"allowed":%s}}
    """
        .formatted(sent.contains("\"user\":\"good\""));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void letsThoseWhoAreKnownAndAllowed() {
    assertThat(access.check(Optional.of("good"))).isEqualTo(Verdict.ALLOWED);
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1)).contains("\"path\":\"/metrics\"", "\"verb\":\"get\"", "\"g\"");
    assertThat(access.check(Optional.of("curious"))).isEqualTo(Verdict.FORBIDDEN);
    assertThat(access.check(Optional.of("nobody"))).isEqualTo(Verdict.UNKNOWN_READER);
  }

  @Test
  void whoShowsNoTokenIsNotAskedAbout() {
    assertThat(access.check(Optional.empty())).isEqualTo(Verdict.UNKNOWN_READER);
    assertThat(access.check(Optional.of(""))).isEqualTo(Verdict.UNKNOWN_READER);
    assertThat(asked).isEmpty();
  }

  @Test
  void anAnswerHoldsForAWhile() {
    access.check(Optional.of("good"));
    clock.advance(ReviewedAccess.LEAVE_HOLDS.minusSeconds(1));
    access.check(Optional.of("good"));
    assertThat(asked).hasSize(2);
    clock.advance(Duration.ofSeconds(2));
    access.check(Optional.of("good"));
    assertThat(asked).hasSize(4);
  }

  @Test
  void silenceIsNoLeaveAndIsNotRemembered() {
    broken = true;
    assertThat(access.check(Optional.of("good"))).isEqualTo(Verdict.UNCLEAR);
    broken = false;
    assertThat(access.check(Optional.of("good"))).isEqualTo(Verdict.ALLOWED);
  }
}
