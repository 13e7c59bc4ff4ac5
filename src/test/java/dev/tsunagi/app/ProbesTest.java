package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// What the kubelet asks, and how much is logged.
@Isolated("there is one log level in a process")
class ProbesTest {

  private static String ask(Probes probes, String method, String path, String body)
      throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + probes.port() + path))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body().strip();
    }
  }

  @Test
  void readinessFollowsTheOperator() throws Exception {
    var ready = new AtomicBoolean();
    try (var probes = Probes.on("127.0.0.1:0", ready::get)) {
      assertThat(ask(probes, "GET", "/healthz", "")).isEqualTo("200 ok");
      assertThat(ask(probes, "GET", "/readyz", "")).isEqualTo("503 not yet");
      ready.set(true);
      assertThat(ask(probes, "GET", "/readyz", "")).isEqualTo("200 ok");
    }
  }

  @Test
  void theLogLevelChangesAtRunTime() throws Exception {
    var before = Logs.level();
    try (var probes = Probes.on("127.0.0.1:0", () -> true)) {
      assertThat(ask(probes, "PUT", "/loglevel", "debug")).isEqualTo("200 debug");
      assertThat(ask(probes, "GET", "/loglevel", "")).isEqualTo("200 debug");
      assertThat(ask(probes, "PUT", "/loglevel", "loud")).startsWith("400 --loglevel: \"loud\"");
      assertThat(Logs.level()).isEqualTo("debug");
    } finally {
      Logs.level(before);
    }
  }
}
