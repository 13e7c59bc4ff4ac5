package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The hashes are those of ESO's own tests, or were computed by Go.
class ObjectHashTest {

  @ParameterizedTest
  @CsvSource({
    "hello there,     f78681ec611ebaeea0689bff6c7812a83ff98a7faba986d9af76c999",
    "<nil>,           c461202a18e99215f121936fb2452e03843828e448a00a53f285a6fc",
    "default/test-es, a8e09351ea392b727f69f63683b28619fbed1174f572e728706a9ea8",
  })
  @Conformance("UT-object-hash")
  void textsHashAsInEso(String text, String hash) {
    assertThat(ObjectHash.of(text)).isEqualTo(hash);
  }

  static Stream<Arguments> data() {
    return Stream.of(
        arguments(
            Map.of("foo", "value1", "bar", "value2"),
            "1bed8bcbcb4547ffe19a19cd47d9078e84aa6598266d86b99f992d64"),
        arguments(Map.of(), "74a974446e359fb3e6baff9bd0058950e6edd0f040888d9989b0a11b"),
        arguments(Map.of("a", ""), "b4267d3031c382774d3148a47147cc308a0e534ac8381b5d58565df8"));
  }

  @ParameterizedTest
  @MethodSource("data")
  @Conformance("UT-object-hash")
  void dataHashAsInEso(Map<String, String> texts, String hash) {
    assertThat(ObjectHash.of(dataOf(texts))).isEqualTo(hash);
  }

  @Test
  void mapsOfTextsArePrintedAsGoDoes() {
    assertThat(ObjectHash.printed(Map.of())).isEqualTo("map[]");
    assertThat(ObjectHash.printed(Map.of("foo", "x y", "bar", ""))).isEqualTo("map[bar: foo:x y]");
  }

  @Test
  void dataAreHashedAsGoPrintsThem() {
    var data = dataOf(Map.of("b", "bar", "a", "\u0000ÿ", "c", ""));
    assertThat(ObjectHash.of(data))
        .isEqualTo(ObjectHash.of("map[a:[0 195 191] b:[98 97 114] c:[]]"));
  }

  @Test
  void keysAreSortedByTheirBytes() {
    // In UTF-16 the second would come first.
    assertThat(ObjectHash.printed(Map.of("\uFFFD", "1", "😀", "2")))
        .isEqualTo("map[\uFFFD:1 😀:2]");
  }

  static Stream<Arguments> versions() {
    return Stream.of(
        arguments(
            1, Map.of(), Map.of(), "1-f47fe3c0b255b6dd8047cdffa772587bb829efe7a1cb70febeda2eb2"),
        arguments(
            1,
            Map.of(),
            Map.of("foo", "bar"),
            "1-fa51db7e9de812f19a7ab3b7210109c94d60d0f4809547ac3a1dcfc7"));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void versionsAreThoseOfEso(
      long generation,
      Map<String, String> annotations,
      Map<String, String> labels,
      String version) {
    assertThat(SyncedResourceVersion.of(generation, annotations, labels)).isEqualTo(version);
  }

  @Test
  @Conformance({"ES-81", "ES-82", "ES-83", "ES-87", "ES-88", "ES-89", "ES-103", "ES-104"})
  void anyChangeMakesAnotherVersion() {
    var tag = Map.of("foo", "bar");
    assertThat(
            Set.of(
                SyncedResourceVersion.of(1, Map.of(), Map.of()),
                SyncedResourceVersion.of(2, Map.of(), Map.of()),
                SyncedResourceVersion.of(1, tag, Map.of()),
                SyncedResourceVersion.of(1, Map.of(), tag)))
        .hasSize(4);
    assertThat(SyncedResourceVersion.of(1, Map.of("foo", "other"), Map.of()))
        .isNotEqualTo(SyncedResourceVersion.of(1, tag, Map.of()));
    assertThat(SyncedResourceVersion.of(1, new HashMap<>(tag), new HashMap<>(tag)))
        .isEqualTo(SyncedResourceVersion.of(1, tag, tag));
  }

  private static SecretData dataOf(Map<String, String> texts) {
    var data = new TreeMap<String, SecretValue>();
    texts.forEach((key, text) -> data.put(key, SecretValue.of(text)));
    return new SecretData(data);
  }
}
