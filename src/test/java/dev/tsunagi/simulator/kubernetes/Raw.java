package dev.tsunagi.simulator.kubernetes;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpResponse;

/// Requests as they go over the wire, for what the client library would not send or show. They go
/// by the client's own connection, so that they are trusted and authenticated alike.
record Raw(KubernetesClient client) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Raw of(Target target) {
    return new Raw(target.client());
  }

  record Answer(HttpResponse<String> response) {

    int code() {
      return response.code();
    }

    String body() {
      return Objects.requireNonNullElse(response.body(), "");
    }

    JsonNode json() {
      return parse(body());
    }

    List<JsonNode> lines() {
      return body().lines().map(Answer::parse).toList();
    }

    Answer orThrow() {
      if (code() >= 400) {
        throw new KubernetesClientException(MAPPER.convertValue(json(), Status.class));
      }
      return this;
    }

    private static JsonNode parse(String text) {
      try {
        return MAPPER.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }
  }

  Answer send(String method, String path, String contentType, String body, String... headers) {
    var http = client.getHttpClient();
    var root = client.getMasterUrl().toString().replaceAll("/$", "");
    var request = http.newHttpRequestBuilder().uri(root + path).timeout(20, TimeUnit.SECONDS);
    request.method(method, contentType, body);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return new Answer(
        http.sendAsync(request.build(), String.class).orTimeout(30, TimeUnit.SECONDS).join());
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "application/json", "", headers);
  }
}
