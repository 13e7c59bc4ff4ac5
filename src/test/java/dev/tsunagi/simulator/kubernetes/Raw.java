package dev.tsunagi.simulator.kubernetes;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// Requests as they go over the wire, for what the client library would not send or show.
record Raw(String url, HttpClient http) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Raw of(Target target) {
    return new Raw(
        target.client().getMasterUrl().toString().replaceAll("/$", ""), HttpClient.newHttpClient());
  }

  record Answer(HttpResponse<String> response) {

    int code() {
      return response.statusCode();
    }

    JsonNode json() {
      try {
        return MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(response.body(), e);
      }
    }

    Answer orThrow() {
      if (code() >= 400) {
        throw new KubernetesClientException(MAPPER.convertValue(json(), Status.class));
      }
      return this;
    }

    List<JsonNode> lines() {
      return response.body().lines().map(line -> new Answer(response).parse(line)).toList();
    }

    private JsonNode parse(String line) {
      try {
        return MAPPER.readTree(line);
      } catch (IOException e) {
        throw new UncheckedIOException(line, e);
      }
    }
  }

  Answer send(String method, String path, String contentType, String body, String... headers) {
    return send(method, path, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer send(String method, String path, String contentType, byte[] body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(http.send(request.build(), ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "application/json", "", headers);
  }
}
