package dev.tsunagi.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.support.Conformance;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Test;

/// What asks for a token says the same thing in its path and in its body, and says all of it.
class TokenRequestsIT {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private int status = 201;

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    asked.add(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    var answer =
        status == 201
            ? "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"status\":{\"token\":\"t\"}}"
            : "{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"status\":\"Failure\",\"code\":"
                + status
                + "}";
    exchange.sendResponseHeaders(status, 0);
    try (var out = exchange.getResponseBody()) {
      out.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String mint(List<String> audiences) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var config =
        new ConfigBuilder()
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .withRequestRetryBackoffLimit(0)
            .build();
    try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
      return new TokenRequests(client).mint("shop", "reader", audiences);
    } finally {
      server.stop(0);
    }
  }

  @Test
  @Conformance("ADV-04")
  void pathAndBodyNameTheAccountTheAudiencesAndTheLife() throws Exception {
    assertThat(mint(List.of("further"))).isEqualTo("t");
    assertThat(asked.getFirst())
        .isEqualTo("POST /api/v1/namespaces/shop/serviceaccounts/reader/token");
    var body = JSON.readTree(asked.get(1));
    assertThat(body.at("/metadata/namespace").asText()).isEqualTo("shop");
    assertThat(body.at("/metadata/name").asText()).isEqualTo("reader");
    assertThat(body.at("/spec/audiences").valueStream().map(JsonNode::asText))
        .containsExactly("api", "further");
    assertThat(body.at("/spec/expirationSeconds").asInt()).isEqualTo(3600);
  }

  @Test
  @Conformance("ADV-04")
  void anAccountThatIsMissingIsNamed() {
    status = 404;
    assertThatThrownBy(() -> mint(List.of()))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("service account \"reader\" not found in namespace \"shop\"");
  }
}
