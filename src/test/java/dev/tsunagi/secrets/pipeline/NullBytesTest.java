package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThatNoException;

import module java.base;

import dev.tsunagi.api.secrets.NullBytePolicy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NullBytesTest {

  @Conformance("UT-null-bytes")
  @ParameterizedTest
  @ValueSource(strings = {"\0", "\0canary", "canary\0", "can\0ary"})
  void failRefusesThem(String value) {
    Refused.with(
        "value of key k contains a null byte",
        () -> NullBytes.check(NullBytePolicy.FAIL, "k", SecretValue.of(value)));
  }

  @Conformance("UT-null-bytes")
  @ParameterizedTest
  @ValueSource(strings = {"\0", "\0canary"})
  void ignorePassesThem(String value) {
    assertThatNoException()
        .isThrownBy(() -> NullBytes.check(NullBytePolicy.IGNORE, "k", SecretValue.of(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0", "\\0", "\u0001"})
  void failPassesAllElse(String value) {
    assertThatNoException()
        .isThrownBy(() -> NullBytes.check(NullBytePolicy.FAIL, "k", SecretValue.of(value)));
  }

  @Conformance("UT-null-bytes")
  @Test
  void theFirstByNameIsTold() {
    var bad = SecretValue.of("\0");
    var data = SecretData.of(Map.of("z", bad, "b", bad, "a", SecretValue.of("fine")));
    Refused.with(
        "value of key b contains a null byte", () -> NullBytes.check(NullBytePolicy.FAIL, data));
  }
}
