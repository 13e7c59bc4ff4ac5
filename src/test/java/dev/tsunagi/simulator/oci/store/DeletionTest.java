package dev.tsunagi.simulator.oci.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @CsvSource({"1, P1D", "1, P12D", "1, P30D", "7, P7D", "7, P30D"})
  void isWhenItIsAskedFor(int shortest, Duration ahead) {
    assertThat(time(shortest, ahead)).isEqualTo(NOW.plus(ahead));
  }

  @ParameterizedTest
  @CsvSource({"1, PT0S", "1, PT12H", "1, P31D", "1, -P1D", "7, P6D", "7, P31D"})
  void isNeitherSoonerNorLater(int shortest, Duration ahead) {
    assertThatThrownBy(() -> time(shortest, ahead)).isInstanceOf(OciError.class);
  }

  @Test
  void isInThirtyDaysUnlessAskedOtherwise() {
    assertThat(Deletion.time(Json.object(), 1, NOW)).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  private static Instant time(int shortest, Duration ahead) {
    var details = Json.object().put("timeOfDeletion", Json.date(NOW.plus(ahead)));
    return Deletion.time(details, shortest, NOW);
  }
}
