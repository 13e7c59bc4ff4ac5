package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.json.JsonObject;
import dev.tsunagi.support.Conformance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionTest {

  @Conformance("UT-byte-values")
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"k\":\"v\"}                   | v",
        "{\"k\":\"\"}                    | ``",
        "{\"k\":null}                    | ``",
        "{\"k\":true}                    | true",
        "{\"k\":false}                   | false",
        "{\"k\":5}                       | 5",
        "{\"k\":-0.50}                   | -0.50",
        "{\"k\":1e3}                     | 1e3",
        "{\"k\":12345678901234567890.10} | 12345678901234567890.10",
        "{\"k\":{\"b\" : 1,  \"a\":[2]}} | {\"b\" : 1,  \"a\":[2]}",
        "{\"k\":[ 1, \"\\u0041\" ]}      | [ 1, \"\\u0041\" ]",
        "{\"k\":\"\\u00fc\\n\\\"\\\\\"}  | `ü\n\"\\`",
        "{\"k\":\"\\ud83d\\ude00\"}      | 😀",
        "{\"k\":\"\\ud83d\"}             | \uFFFD",
        "{\"k\":1,\"k\":2}               | 2",
        "` {\"k\" : \"v\" } `            | v",
      })
  void membersComeAsText(String json, String value) {
    var members = Extraction.members(SecretValue.of(json));
    assertThat(members.names()).containsExactly("k");
    assertThat(members.values()).containsEntry("k", SecretValue.of(value));
  }

  @Test
  void everyMemberComes() {
    assertThat(Extraction.members(SecretValue.of("{\"b\":1,\"a\\u002fc\":2,\"\":3}")).names())
        .containsExactly("", "a/c", "b");
    assertThat(Extraction.members(SecretValue.of("{}")).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "canary",
        "\"canary\"",
        "[\"canary\"]",
        "null",
        "5",
        "{",
        "{\"k\":\"canary\"",
        "{\"k\":\"canary\"}}",
        "{\"k\":\"canary\"} canary",
        "{\"k\":canary}",
        "{\"k\":'canary'}",
        "{k:\"canary\"}",
        "{\"k\":01}",
        "{\"k\":NaN}",
        "{\"k\":\"canary\",}",
        "{\"k\":\"can\nary\"}",
        "// canary\n{}",
      })
  void whatIsNoObjectIsRefusedWithoutShowingIt(String secret) {
    Refused.with(
        "unable to unmarshal secret from JSON: it is not a JSON object",
        () -> Extraction.members(SecretValue.of(secret)));
  }

  @Test
  void noPropertyMeansTheWholeSecret() {
    var secret = SecretValue.of(new byte[] {1, (byte) 0xFF, 0});
    assertThat(Extraction.property(secret, "")).containsSame(secret);
  }

  @Test
  void aPropertyIsAPath() {
    var secret = SecretValue.of("{\"a.b\":{\"c\":[\"x\",{\"d\":\"y\"}]},\"n\":null}");
    assertThat(Extraction.property(secret, "a\\.b.c.1.d")).contains(SecretValue.of("y"));
    assertThat(Extraction.property(secret, "n")).contains(SecretValue.of(""));
    assertThat(Extraction.property(secret, "a.b.c")).isEmpty();
    assertThat(Extraction.property(SecretValue.of("canary"), "a")).isEmpty();
  }

  @Test
  void bytesThatAreNoTextPassThrough() {
    var bytes = new byte[] {'{', '"', 'k', '"', ':', '"', (byte) 0xFF, (byte) 0xC3, '"', '}'};
    var value = SecretValue.of(new byte[] {(byte) 0xFF, (byte) 0xC3});
    assertThat(Extraction.property(SecretValue.of(bytes), "k")).contains(value);
    assertThat(Extraction.members(SecretValue.of(bytes)).values()).containsEntry("k", value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "(", "[{"})
  void depthIsRefused(String bracket) {
    var deep = bracket.repeat(100_000);
    var message = "property cannot be followed: it, or the secret, is nested too deeply";
    Refused.with(message, () -> Extraction.property(SecretValue.of(deep), "@dig:a"));
    Refused.with(message, () -> Extraction.property(SecretValue.of("{\"a\":1}"), deep));
  }

  /// Doubling at every step, and searches within searches.
  @ParameterizedTest
  @ValueSource(strings = {"@tostr|", "@dig:", "[@this,@this]|"})
  void unreasonableWorkIsRefused(String step) {
    var secret = SecretValue.of("[[1,2,3,\"canary\"],".repeat(50) + "1" + "]".repeat(50));
    Refused.with(
        "property cannot be followed: it asks for too much work",
        () -> Extraction.property(secret, step.repeat(40) + "@this"));
  }

  @Test
  void aLongPathBreaksNothing() {
    var secret = SecretValue.of("{\"a\":1}");
    assertThat(Extraction.property(secret, "@this|".repeat(20_000) + "a"))
        .contains(SecretValue.of("1"));
    assertThat(Extraction.property(secret, "a.".repeat(100_000))).isEmpty();
  }

  /// A secret that is a set of named values, as Kubernetes has them.
  @ParameterizedTest
  @CsvSource({
    "user,           me",
    "tls.crt,        certificate",
    "a.b,            the name wins",
    "config.db.port, 7",
    "config.db,      {\"port\":7}",
    "none,           ",
    "config.none,    ",
    "user.x,         ",
  })
  void aPropertyIsANameBeforeItIsAPath(String property, @Nullable String value) {
    var secret = JsonObject.withMembers(NAMED);
    assertThat(Extraction.property(secret, property).map(SecretValue::text))
        .isEqualTo(Optional.ofNullable(value));
  }

  @Test
  void namedValuesKeepTheirBytes() {
    var bytes = SecretValue.of(new byte[] {0, (byte) 0xff});
    var secret = JsonObject.withMembers(SecretData.of(Map.of("raw", bytes)));
    assertThat(Extraction.members(secret).values()).containsEntry("raw", bytes);
    assertThat(Extraction.property(secret, "raw")).contains(bytes);
    assertThat(Extraction.property(secret, "").map(SecretValue::text))
        .contains("{\"raw\":\"\\u0000\ufffd\"}");
  }

  private static final SecretData NAMED =
      SecretData.ofTexts(
          Map.of(
              "user", "me",
              "tls.crt", "certificate",
              "a", "{\"b\":1}",
              "a.b", "the name wins",
              "config", "{\"db\":{\"port\":7}}"));
}
