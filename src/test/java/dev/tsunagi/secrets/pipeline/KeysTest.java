package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.ConversionStrategy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Conversion and validation of keys.
class KeysTest {

  private static final SecretValue VALUE = SecretValue.of("canary");

  private static final String TIP =
      "invalid secret keys (TIP: use rewrite or conversionStrategy to change keys): ";

  @Conformance("UT-convert-keys")
  @ParameterizedTest
  @CsvSource({
    "foo$bar%baz*bing, foo_bar_baz_bing, foo_U0024_bar_U0025_baz_U002a_bing",
    "/foo/bar/,        _foo_bar_,        _U002f_foo_U002f_bar_U002f_",
    "😀foo😁bar,       _foo_bar,         _U1f600_foo_U1f601_bar",
    "plain-key.with_1, plain-key.with_1, plain-key.with_1",
    "größeⅣ½,          größeⅣ½,          größeⅣ½",
    "'a b',            a_b,              a_U0020_b",
    "'',               '',               ''",
  })
  void whatDoesNotFitIsReplaced(String key, String byDefault, String byUnicode) {
    assertThat(converted(ConversionStrategy.DEFAULT, key)).containsExactly(byDefault);
    assertThat(converted(ConversionStrategy.UNICODE, key)).containsExactly(byUnicode);
  }

  private static Set<String> converted(ConversionStrategy strategy, String key) {
    return KeyConversion.convert(strategy, SecretData.of(Map.of(key, VALUE))).names();
  }

  @Test
  void valuesMoveWithTheirKeys() {
    var data = SecretData.of(Map.of("a/b", SecretValue.of("1"), "c", SecretValue.of("2")));
    assertThat(KeyConversion.convert(ConversionStrategy.DEFAULT, data))
        .isEqualTo(SecretData.of(Map.of("a_b", SecretValue.of("1"), "c", SecretValue.of("2"))));
  }

  @Test
  @Conformance({"UT-convert-keys", "ADV-21"})
  void keysThatBecomeOneAreRefused() {
    var data = SecretData.of(Map.of("a/b", VALUE, "a:b", VALUE));
    Refused.with(
        "secret name collision during conversion: a_b",
        () -> KeyConversion.convert(ConversionStrategy.DEFAULT, data));
    assertThat(KeyConversion.convert(ConversionStrategy.UNICODE, data).names())
        .containsExactly("a_U002f_b", "a_U003a_b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-b.c_9", "größe", "..."})
  void keysThatFitPass(String key) {
    var data = SecretData.of(Map.of(key, VALUE));
    assertThat(KeyValidation.check(data)).isEqualTo(data);
  }

  @ParameterizedTest
  @Conformance("ADV-21")
  @CsvSource({"a b, ' '", "a/b, /", "x😀, 😀", "$, $"})
  void keysThatDoNotFitAreRefused(String key, String offender) {
    Refused.with(
        TIP
            + "key has invalid character "
            + offender
            + ", only alphanumeric, '-', '.' and '_' are allowed: "
            + key,
        () -> KeyValidation.check(SecretData.of(Map.of(key, VALUE))));
  }

  @Test
  void theEmptyKeyIsDropped() {
    var data = SecretData.of(Map.of("", VALUE, "a", VALUE));
    assertThat(KeyValidation.check(data).names()).containsExactly("a");
  }

  @Test
  @Conformance("ADV-21")
  void lengthCountsInBytes() {
    var longest = "x".repeat(253);
    assertThat(KeyValidation.check(SecretData.of(Map.of(longest, VALUE))).names())
        .containsExactly(longest);
    Refused.with(
        TIP + "key has length 254 but max is 253: (following is truncated): " + longest,
        () -> KeyValidation.check(SecretData.of(Map.of(longest + "y", VALUE))));
    Refused.with(
        TIP + "key has length 254 but max is 253: (following is truncated): " + "ü".repeat(127),
        () -> KeyValidation.check(SecretData.of(Map.of("ü".repeat(127), VALUE))));
  }
}
