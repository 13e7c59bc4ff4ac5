package dev.tsunagi.secrets.provider.vault;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.provider.vault.VersionsToPrune.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsToPruneTest {

  /// `active` versions of which the last two are in use, after `leaving` that wait for deletion.
  @ParameterizedTest
  @CsvSource({
    "20, 0, true, '[]', false",
    "24, 0, true, '[]', false",
    "25, 0, true, '[1]', false",
    "30, 0, true, '[1, 2, 3, 4, 5]', false",
    "30, 28, true, '[29, 30]', false",
    "30, 30, true, '[]', true",
    "29, 30, true, '[]', false",
    "29, 0, false, '[]', false",
    "30, 0, false, '[]', true",
  })
  void theOldestGoIfTheyAreOurs(
      int active, int leaving, boolean ours, String numbers, boolean full) {
    var versions =
        IntStream.rangeClosed(1, leaving + active)
            .mapToObj(n -> new Version(n, n <= leaving, n <= leaving + active - 2))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(versions);
    var plan = VersionsToPrune.of(versions, ours);
    assertThat(plan.numbers()).hasToString(numbers);
    assertThat(plan.isFull()).isEqualTo(full);
  }
}
