package dev.tsunagi.secrets.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindCriteriaTest {

  /// Judges `shop-db` with the tags `team=a` and `env=prod`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          db             | -               | ''    | true
          ^db            | -               | ''    | false
          ^shop-db$      | -               | ''    | true
          DB             | -               | ''    | false
          (?i)DB         | -               | ''    | true
          ''             | -               | ''    | true
          -              | team=a          | ''    | true
          -              | team=a env=prod | ''    | true
          -              | team=a env=test | ''    | false
          -              | team=a tier=1   | ''    | false
          -              | team=A          | ''    | false
          -              | -               | shop- | true
          -              | -               | db    | false
          db             | team=b          | ''    | false
          api            | team=a          | ''    | false
          db             | team=a          | shop  | true
          db             | team=a          | x     | false
          -              | -               | ''    | false
          """)
  void everythingThatIsGivenMustFit(
      @Nullable String regexp, @Nullable String tags, String path, boolean fits) {
    var criteria = new FindCriteria(regexp, tags(tags), path);
    assertThat(criteria.matcher().test("shop-db", tags("team=a env=prod"))).isEqualTo(fits);
  }

  private static Map<String, String> tags(@Nullable String text) {
    return text == null
        ? Map.of()
        : Stream.of(text.split(" "))
            .map(tag -> tag.split("="))
            .collect(Collectors.toMap(tag -> tag[0], tag -> tag[1]));
  }

  @Test
  void aRegularExpressionThatIsNoneIsNamed() {
    assertThatThrownBy(() -> new FindCriteria("a(", Map.of(), "").matcher())
        .hasMessageContaining("could not compile find.name.regexp [a(]")
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.Invalid.class));
  }
}
