package dev.tsunagi.api.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import module java.base;

import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecretStoreRulesTest {

  private static final String ONE =
      "store error for s: secret stores must only have exactly one backend specified, found ";

  static Stream<Arguments> stores() {
    var fake = "provider: {fake: {data: []}}\n";
    return Stream.of(
        arguments(fake, List.of()),
        arguments(fake + "refreshInterval: 300", List.of()),
        arguments(fake + "refreshInterval: 1h", List.of()),
        arguments(
            fake + "refreshInterval: \"300\"",
            List.of("invalid refreshInterval: time: missing unit in duration \"300\"")),
        arguments(
            fake + "refreshInterval: soon",
            List.of("invalid refreshInterval: time: invalid duration \"soon\"")),
        arguments(
            fake + "refreshInterval: -1h",
            List.of("invalid refreshInterval: refreshInterval must not be negative: -1h0m0s")),
        arguments(
            fake + "refreshInterval: -5",
            List.of("invalid refreshInterval: refreshInterval must not be negative: -5s")),
        arguments(fake + "conditions: [{namespaceRegexes: ['^a-.*$']}]", List.of()),
        arguments(
            fake + "conditions: [{}, {namespaceRegexes: [a, '*']}]",
            List.of(
                "failed to compile 1th namespace regex in 1th condition: error parsing regexp:"
                    + " missing argument to repetition operator: `*`")),
        arguments("provider: {}", List.of(ONE + 0)),
        arguments("provider: {fake: {data: []}, oracle: {}}", List.of(ONE + 2)),
        arguments("provider: {oracle: {}, aws: {region: x}}", List.of(ONE + 2)),
        arguments("provider: {aws: {region: x}}", List.of()),
        arguments("controller: x", List.of(ONE + 0)));
  }

  @ParameterizedTest
  @MethodSource("stores")
  @Conformance({"VAL-SS-regexes", "VAL-SS-interval", "VAL-SS-backends"})
  void storesFollowTheRules(String spec, List<String> broken) {
    assertThat(SecretStoreRules.violations("s", Read.store(spec))).isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"300, 5m0s", "0, 0s", "1h, 1h0m0s", "90s, 1m30s", "'\"0\"', 0s"})
  @Conformance("VAL-SS-interval")
  void intervalIsSecondsOrGosNotation(String written, String interval) {
    assertThat(Read.store("refreshInterval: " + written).interval()).hasToString(interval);
  }

  @Test
  @Conformance("VAL-SS-interval")
  void noIntervalMeansTheOperatorsOwn() {
    assertThat(SecretStoreSpec.EMPTY.interval()).isEqualTo(GoDuration.ZERO);
  }
}
