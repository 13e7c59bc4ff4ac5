package dev.tsunagi;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Recorded answers of the programs that define what we follow: `src/test/resources/golden`.
public final class Golden {

  private static final JsonMapper JSON = new JsonMapper();

  private Golden() {}

  /// One JSON object a line.
  public static Stream<JsonNode> lines(String name) {
    try (var stream = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines().map(Golden::parse).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }
}
