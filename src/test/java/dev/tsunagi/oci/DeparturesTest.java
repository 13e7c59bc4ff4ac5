package dev.tsunagi.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class DeparturesTest {

  private static final long SECOND = 1_000_000_000;

  private final Departures departures = new Departures(50);

  /// Those who ask at these times leave then.
  private List<Long> leaving(List<Long> asking) {
    return asking.stream().map(now -> now + departures.turn(now)).toList();
  }

  @Test
  void whoKeepsToTheRateLeavesAtOnce() {
    var asking = LongStream.range(0, 500).mapToObj(i -> i * 21_200_000).toList();
    assertThat(leaving(asking)).isEqualTo(asking);
  }

  @Test
  void noSecondHoldsMoreHoweverTheyBunch() {
    var random = new Random(1);
    var asking =
        LongStream.range(0, 600)
            .map(i -> i * 21_000_000 + random.nextLong(SECOND))
            .sorted()
            .boxed()
            .toList();
    var left = leaving(asking);
    assertThat(left).isSorted();
    for (var i = 50; i < left.size(); i++) {
      assertThat(left.get(i) - left.get(i - 50)).isGreaterThan(SECOND);
    }
    // None waited longer than it takes to make good for having bunched.
    for (var i = 0; i < left.size(); i++) {
      assertThat(left.get(i) - asking.get(i)).isBetween(0L, 2 * SECOND);
    }
  }

  @Test
  void allAtOnceLeaveOneAfterAnother() {
    var left = leaving(Collections.nCopies(200, 0L));
    assertThat(left.subList(0, 50)).containsOnly(0L);
    assertThat(left.subList(150, 200)).containsOnly(3 * Departures.WINDOW);
  }

  @Test
  void nothingIsRememberedOfThePast() {
    leaving(Collections.nCopies(50, 0L));
    assertThat(departures.turn(SECOND)).isPositive();
    assertThat(departures.turn(10 * SECOND)).isZero();
  }
}
