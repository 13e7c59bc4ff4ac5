package dev.tsunagi.bench;

import module java.base;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Plain requests to the administrative side of the doubles.
final class Web {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
    try {
      var request =
          HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build();
      var answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(method + " " + uri + " gave " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
