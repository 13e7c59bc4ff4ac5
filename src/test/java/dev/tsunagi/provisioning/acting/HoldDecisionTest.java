package dev.tsunagi.provisioning.acting;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a store is let go of, when to look again, and what is said meanwhile. A user whose name
/// ends in `!` is being deleted.
class HoldDecisionTest {

  @ParameterizedTest(name = "to go: {0}, users: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false |             | let go
          true  |             | let go
          false | a           | PT10M
          false | a b!        | PT1S
          true  | a           | PT10S still needed by Secret ns/a,
          true  | a b!        | PT1S  still needed by Secret ns/a,
          true  | b! a!       | PT1S  goes after Secret ns/a, Secret ns/b,
          true  | g f e d c b | PT10S still needed by Secret ns/b, Secret ns/c, Secret ns/d, \
          Secret ns/e, Secret ns/f and 1 more,
          """)
  void goesByWhatIsThere(boolean isToGo, String users, String outcome) {
    var all = users == null ? "" : users;
    var there = Stream.of(all.split(" ", -1)).filter(u -> !u.isEmpty()).map(u -> user(u)).toList();
    assertThat(words(HoldDecision.of(isToGo, there))).isEqualToNormalizingWhitespace(outcome);
  }

  private static HasMetadata user(String name) {
    var leaves = name.endsWith("!");
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace("ns")
        .withName(leaves ? name.substring(0, name.length() - 1) : name)
        .withDeletionTimestamp(leaves ? "2026-01-01T00:00:00Z" : null)
        .endMetadata()
        .build();
  }

  /// Without what to do about it.
  private static String words(HoldDecision decision) {
    return switch (decision) {
      case HoldDecision.LetGo _ -> "let go";
      case HoldDecision.Hold(var says, var byItself, var again) -> {
        assertThat(says.contains("delete them")).isEqualTo(!says.isEmpty() && !byItself);
        yield again + " " + says.replaceFirst(" which act.*", "");
      }
    };
  }
}
