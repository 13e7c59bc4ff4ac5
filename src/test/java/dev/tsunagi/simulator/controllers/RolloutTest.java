package dev.tsunagi.simulator.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.controllers.Rollout.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {

  /// `new` and `old` are replicas:available.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          desired | surge | unavailable | new | old | next
          3       | 25%   | 25%         | 0:0 | -   | new=3
          3       | 25%   | 25%         | 0:0 | 3:3 | new=1
          3       | 25%   | 25%         | 1:0 | 3:3 |
          3       | 25%   | 25%         | 1:1 | 3:3 | old=2
          3       | 25%   | 25%         | 1:1 | 2:2 | new=2
          3       | 25%   | 25%         | 3:3 | 1:1 | old=0
          4       | 0     | 1           | 0:0 | 4:4 | old=3
          4       | 0     | 1           | 0:0 | 3:3 | new=1
          4       | 100%  | 0           | 0:0 | 4:4 | new=4
          4       | 100%  | 0           | 4:4 | 4:4 | old=0
          4       | 0     | 0           | 0:0 | 4:4 | old=3
          4       | 1     | 0           | 1:0 | 4:2 |
          4       | 2     | 2           | 2:1 | 4:1 | old=1
          2       | 1     | 0           | 5:5 | -   | new=2
          0       | 25%   | 25%         | 1:1 | -   | new=0
          0       | 25%   | 25%         | 0:0 | 2:2 | old=0
          """,
      useHeadersInDisplayName = true)
  void takesTheNextStep(
      int desired, String surge, String unavailable, String current, String old, String next) {
    var sizes =
        Rollout.of(desired, surge, unavailable)
            .next(size("new", current), old == null ? List.of() : List.of(size("old", old)));
    assertThat(sizes.entrySet().stream().map(Object::toString).collect(Collectors.joining(", ")))
        .isEqualTo(Objects.requireNonNullElse(next, ""));
  }

  private static Size size(String name, String text) {
    var numbers = text.split(":", -1);
    return new Size(name, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /// Whatever the numbers, every step keeps the promise, and the end is reached.
  @Test
  void alwaysEndsAndNeverGoesTooFar() {
    for (var desired = 0; desired < 8; desired++) {
      for (var surge = 0; surge < 4; surge++) {
        for (var unavailable = 0; unavailable < 4; unavailable++) {
          roll(Rollout.of(desired, "" + surge, "" + unavailable));
        }
      }
    }
  }

  private static void roll(Rollout rollout) {
    var current = 0;
    var old = rollout.desired();
    for (var step = 0; current != rollout.desired() || old != 0; step++) {
      var sizes =
          rollout.next(new Size("new", current, current), List.of(new Size("old", old, old)));
      assertThat(sizes).as("%s at %d and %d", rollout, current, old).isNotEmpty();
      current = sizes.getOrDefault("new", current);
      old = sizes.getOrDefault("old", old);
      assertThat(current + old).isLessThanOrEqualTo(rollout.desired() + rollout.maxSurge());
      assertThat(current + old)
          .isGreaterThanOrEqualTo(rollout.desired() - rollout.maxUnavailable());
      assertThat(step).isLessThan(50);
    }
  }
}
