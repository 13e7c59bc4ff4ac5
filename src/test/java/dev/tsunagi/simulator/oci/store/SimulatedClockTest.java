package dev.tsunagi.simulator.oci.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.Test;

class SimulatedClockTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final SimulatedClock clock = new SimulatedClock(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void goesForwardOnly() {
    clock.advance(Duration.ofDays(1));
    clock.advance(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo("2026-01-03T04:04:05Z");
    assertThat(clock.base().instant()).isEqualTo(NOW);
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isTheSameClockInAnotherZone() {
    var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.advance(Duration.ofDays(1));

    assertThat(elsewhere.instant()).isEqualTo(clock.instant());
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void eventsHappenInOrderAndKnowTheirTime() {
    var store = new Store(clock, Duration.ofSeconds(10), Duration.ZERO);
    var seen = new ArrayList<String>();
    store.perform(
        () -> {
          store.at(NOW.plusSeconds(60), () -> seen.add("late " + store.now()));
          store.at(
              NOW.plusSeconds(5),
              () -> store.afterLifecycleDelay(() -> seen.add("caused " + store.now())));
          store.at(NOW.plusSeconds(60), () -> seen.add("later " + store.now()));
          return seen;
        });
    assertThat(seen).isEmpty();

    clock.advance(Duration.ofSeconds(60));
    assertThat(store.perform(() -> seen))
        .containsExactly(
            "caused 2026-01-02T03:04:20Z",
            "late 2026-01-02T03:05:05Z",
            "later 2026-01-02T03:05:05Z");
  }
}
