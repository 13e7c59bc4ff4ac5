package dev.tsunagi.bench;

import module java.base;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/// Plain requests to the doubles: to their administrative side, and thousands of objects. With as
/// little as it takes, since the operator needs the same processors.
final class Web {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Web() {}

  static Map<String, Integer> counts(URI uri) {
    return read(uri, new TypeReference<>() {});
  }

  static <T> T read(URI uri, TypeReference<T> type) {
    try {
      return JSON.readValue(send("GET", uri, ""), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String send(String method, URI uri, String body) {
    return send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  /// Makes an object; what the API server made of it is not read.
  static void create(URI collection, String json) {
    var request =
        HttpRequest.newBuilder(collection)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    send(request, BodyHandlers.discarding());
  }

  private static <T> T send(HttpRequest request, BodyHandler<T> handler) {
    try {
      var answer = HTTP.send(request, handler);
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s %s gave %d".formatted(request.method(), request.uri(), answer.statusCode()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
