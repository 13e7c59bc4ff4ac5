package dev.tsunagi.template;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Limits;
import dev.tsunagi.template.value.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the Go implementation answered, for each template of `golden/template/*.jsonl`.
class GoldenTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FILES = List.of("core", "sprig", "crypto", "more", "issuing");

  @Test
  void thereAreManyVectors() {
    assertThat(FILES.stream().flatMap(GoldenTest::lines).count()).isGreaterThan(1000);
  }

  @TestFactory
  @Conformance({
    "UT-template-execute",
    "UT-template-pkcs12",
    "UT-filter-pem",
    "UT-filter-cert-chain",
    "UT-cert-sans",
    "UT-rsa-decrypt"
  })
  Stream<DynamicTest> answersAsGo() {
    return FILES.stream()
        .flatMap(
            file ->
                lines(file)
                    .map(
                        line ->
                            DynamicTest.dynamicTest(
                                file + ": " + line.get("template").textValue(),
                                () -> check(line))));
  }

  private static Stream<JsonNode> lines(String file) {
    try (var in = GoldenTest.class.getResourceAsStream("/golden/template/" + file + ".jsonl")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(GoldenTest::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(JsonNode vector) {
    assertThat(answer(vector)).isEqualTo(expected(vector));
  }

  /// The output, or the error after a word that no output begins with.
  static String answer(JsonNode vector) {
    try {
      var template = Template.parse("t", vector.get("template").textValue(), options(vector));
      return template.render(data(vector.path("data")));
    } catch (TemplateException e) {
      return "ERROR " + e.getMessage();
    }
  }

  /// Go's answer; where Go quotes data, what is said instead.
  static String expected(JsonNode vector) {
    if (vector.has("instead")) {
      return "ERROR " + vector.get("instead").textValue();
    }
    if (vector.has("error")) {
      return "ERROR " + vector.get("error").textValue();
    }
    return vector.has("output64")
        ? GoText.decode(Base64.getDecoder().decode(vector.get("output64").textValue()))
        : vector.get("output").textValue();
  }

  private static Options options(JsonNode vector) {
    return new Options(
        vector.path("left").asText("{{"),
        vector.path("right").asText("}}"),
        vector.path("missingkey").asText("error").equals("error"),
        Limits.DEFAULT,
        vector.path("functions").asText("").equals("go")
            ? EngineV2.builtins()
            : EngineV2.functions(Sources.system()));
  }

  private static Object data(JsonNode node) {
    var data = node.isMissingNode() ? JSON.nullNode() : node;
    var value = JSON.convertValue(data, Object.class);
    return value instanceof Map<?, ?> map ? decoded(map) : value;
  }

  /// Texts marked as base64 are bytes.
  private static Map<String, Object> decoded(Map<?, ?> map) {
    var result = new HashMap<String, Object>();
    map.forEach(
        (key, value) ->
            result.put(
                (String) key,
                value instanceof String text && text.startsWith("b64:")
                    ? Base64.getDecoder().decode(text.substring(4))
                    : value));
    return result;
  }
}
