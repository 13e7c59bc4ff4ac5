package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// What goes back.
sealed interface Answer {

  /// A whole JSON body.
  record Tree(int code, JsonNode tree, String contentType) implements Answer {}

  record Text(String text) implements Answer {}

  /// Success without a body.
  record Nothing() implements Answer {}

  /// A body of lines without an end in sight.
  record Stream(Source source) implements Answer {}

  /// Writes lines until it has no more, or the client has gone.
  interface Source {
    void run(OutputStream out) throws IOException, InterruptedException;
  }

  /// The HTTP status.
  default int code() {
    return 200;
  }

  static Answer ok(JsonNode tree) {
    return of(200, tree);
  }

  static Answer of(int code, JsonNode tree) {
    return new Tree(code, tree, "application/json");
  }
}
