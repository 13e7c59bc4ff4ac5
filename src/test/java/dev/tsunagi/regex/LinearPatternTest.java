package dev.tsunagi.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.google.re2j.PatternSyntaxException;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions of any kind are read, or refused, at once; matching ends in time.
@Timeout(20)
class LinearPatternTest {

  private static Stream<String> bombs() {
    return Stream.of(
        "((x{1000}){1000}){1000}",
        "(((((((((x{9}){9}){9}){9}){9}){9}){9}){9}){9})",
        "(x{1,1000}){100}",
        "(".repeat(100_000) + ")".repeat(100_000),
        "(".repeat(100_000),
        "(?:a|" + "(".repeat(1000),
        "a".repeat(1_000_000),
        "a*".repeat(100_000),
        "[a-z]{1000}".repeat(30));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  @Conformance("ADV-15")
  void refusesBombs(String expression) {
    assertThatThrownBy(() -> LinearPattern.compile(expression))
        .isInstanceOf(PatternSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "(",
        ")",
        "[",
        "[^",
        "[]a]",
        "\\",
        "\\x{",
        "\\x{10ffff}{3}",
        "\\p{Greek}{2,}",
        "a{",
        "a{,3}",
        "a{1000}",
        "a{1,1000}",
        "x{2}{3}",
        "{3}",
        "a{99999999999}",
        "(?i)^(?P<name>[a-z0-9]{1,63}(\\.[a-z0-9]{1,63}){0,10})$",
        "\\Qa(b\\E",
        "a**"
      })
  void reads(String expression) {
    var expected = outcome(() -> com.google.re2j.Pattern.compile(expression));
    assertThat(outcome(() -> LinearPattern.compile(expression))).isEqualTo(expected);
  }

  private static String outcome(Runnable reading) {
    try {
      reading.run();
      return "read";
    } catch (PatternSyntaxException e) {
      return "refused: " + e.getDescription();
    }
  }

  @Test
  void theLargestExpressionsDoNotOverflowTheStack() throws InterruptedException {
    var found = new AtomicBoolean();
    var thread =
        Thread.ofVirtual()
            .start(
                () ->
                    found.set(
                        LinearPattern.compile("a*".repeat(1800))
                            .finds(
                                "b".repeat(100),
                                Meter.upTo(1_000_000, IllegalStateException::new))));
    thread.join();
    assertThat(found).isTrue();
  }

  @Test
  @Conformance("ADV-15")
  void matchingIsMetered() {
    var pattern = LinearPattern.compile("(a?){1000}b");
    var meter = Meter.upTo(1_000_000, () -> new IllegalStateException("too much"));
    assertThatThrownBy(() -> pattern.finds("a".repeat(1_000_000), meter)).hasMessage("too much");
    assertThat(pattern.finds("ab", Meter.upTo(1_000_000, IllegalStateException::new))).isTrue();
  }
}
