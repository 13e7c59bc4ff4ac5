package dev.tsunagi.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class DeparturesTest {

  private static final long SECOND = Departures.SECOND;
  private static final long MILLISECOND = SECOND / 1000;

  private final Departures departures = new Departures(50);

  /// One that leaves, arrives and is answered, in nanoseconds of the test's own time.
  private record Trip(long left, long arrived, long answered) {}

  /// All want to leave at once. Each takes as long as `trip` says, arriving anywhen in between.
  private List<Trip> trips(int count, LongUnaryOperator took, Random random) {
    var trips = new ArrayList<Trip>();
    var under = new PriorityQueue<>(Comparator.comparingLong(Trip::answered));
    var now = 0L;
    while (trips.size() < count) {
      while (!under.isEmpty() && under.peek().answered() <= now) {
        departures.answered(under.remove().answered());
      }
      var wait = departures.leave(now);
      if (wait == 0) {
        var length = took.applyAsLong(trips.size());
        var trip = new Trip(now, now + random.nextLong(length + 1), now + length);
        trips.add(trip);
        under.add(trip);
      } else {
        now = under.isEmpty() ? now + wait : Math.min(now + wait, under.peek().answered());
      }
    }
    return trips;
  }

  @Test
  void noSecondSeesMoreArriveHoweverLongTheyTake() {
    var random = new Random(1);
    var trips = trips(2_000, _ -> random.nextLong(MILLISECOND, 400 * MILLISECOND), new Random(2));
    var arrivals = trips.stream().map(Trip::arrived).sorted().toList();
    for (var i = 50; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i) - arrivals.get(i - 50)).isGreaterThanOrEqualTo(SECOND);
    }
  }

  @Test
  void nearlyAllOfTheRateIsUsedWhenAnswersComeSoon() {
    var trips = trips(1_050, _ -> 50 * MILLISECOND, new Random(3));
    assertThat(1_000.0 * SECOND / 50 / trips.getLast().left()).isGreaterThan(0.95);
  }

  @Test
  void whoHasNoAnswerIsStillCounted() {
    trips(50, _ -> 100 * SECOND, new Random(4));
    assertThat(departures.leave(60 * SECOND)).isPositive();
    departures.answered(61 * SECOND);
    assertThat(departures.leave(62 * SECOND - 1)).isEqualTo(1);
    assertThat(departures.leave(62 * SECOND)).isZero();
    assertThat(departures.leave(62 * SECOND)).isPositive();
  }

  @Test
  void nothingIsRememberedOfThePast() {
    for (var round = 0; round < 3; round++) {
      var now = 10L * round * SECOND;
      for (var i = 0; i < 50; i++) {
        assertThat(departures.leave(now)).isZero();
        departures.answered(now + 1);
      }
      assertThat(departures.leave(now + 1)).isEqualTo(SECOND);
    }
  }
}
