package dev.tsunagi.secrets.broker;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.broker.RequestBudget.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the calls themselves do to the rate; the broker's tests have calls that take no time.
class RequestBudgetTest {

  private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

  private final RequestBudget budget = new RequestBudget(50);
  private final List<Instant> made = new ArrayList<>();
  private int turns;

  /// Somebody who wants to make a request, or is about to hear its answer.
  private sealed interface Next extends Comparable<Next> {
    Instant at();

    @Override
    default int compareTo(Next other) {
      return at().compareTo(other.at());
    }

    record Turn(Instant at, Slot slot) implements Next {}

    record Answer(Instant at, Instant made) implements Next {}
  }

  /// So many want to make a request at once, and come back when they are told to or a little later.
  private void requests(int count, Supplier<Duration> took) {
    var random = new Random(1);
    var next = new PriorityQueue<Next>();
    for (var i = 0; i < count; i++) {
      var slot = budget.take(BEGUN);
      next.add(new Next.Turn(slot.at(), slot));
    }
    while (!next.isEmpty()) {
      switch (next.remove()) {
        case Next.Answer(var now, var when) -> budget.answered(when, now);
        case Next.Turn(var now, var slot) -> {
          turns++;
          var room = budget.use(now);
          if (room.isAfter(now)) {
            next.add(new Next.Turn(room.plusMillis(random.nextInt(20)), slot));
          } else {
            made.add(now);
            next.add(new Next.Answer(now.plus(took.get()), now));
          }
        }
      }
    }
  }

  @Test
  void noSecondSeesMoreOfThemMadeHoweverLongTheyTake() {
    var random = new Random(2);
    requests(2_000, () -> Duration.ofMillis(random.nextInt(1, 400)));
    assertThat(made).hasSize(2_000);
    for (var i = 50; i < made.size(); i++) {
      assertThat(Duration.between(made.get(i - 50), made.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 50", "50, 50", "100, 50", "300, 41.7", "900, 27.8"})
  void asMuchLongerAsOneTakesThanATenthOfASecondItCounts(int milliseconds, double perSecond) {
    requests(2_000, () -> Duration.ofMillis(milliseconds));
    var seconds = Duration.between(made.getFirst(), made.getLast()).toMillis() / 1e3;
    assertThat(2_000 / seconds).isBetween(0.95 * perSecond, 1.01 * perSecond);
  }

  @Test
  void whoFindsNoRoomIsNotToldToComeBackWithEverybodyElse() {
    requests(2_000, () -> Duration.ofMillis(150));
    assertThat(turns).isLessThan(3 * 2_000);
  }

  @Test
  void whoComesLateAfterALookAtTheClockPutsNothingBack() {
    for (var i = 0; i < 50; i++) {
      var _ = budget.use(BEGUN);
      budget.answered(BEGUN, BEGUN);
    }
    var waiting = budget.take(BEGUN);
    var late = BEGUN.minusSeconds(5);
    assertThat(budget.use(late)).isAfter(BEGUN);
    assertThat(budget.stands(waiting)).isTrue();
  }

  @Test
  void aClockThatWasPutBackKeepsNobodyWaitingForOldTimes() {
    for (var i = 0; i < 2_000; i++) {
      var _ = budget.take(BEGUN);
    }
    for (var i = 0; i < 50; i++) {
      var _ = budget.use(BEGUN);
    }
    var _ = budget.use(BEGUN);
    budget.pause(BEGUN, Duration.ofSeconds(30));
    var waiting = budget.take(BEGUN);
    var anHourBefore = BEGUN.minus(Duration.ofHours(1));
    for (var i = 0; i < 50; i++) {
      budget.answered(BEGUN, anHourBefore);
    }
    assertThat(budget.take(anHourBefore).at()).isBeforeOrEqualTo(anHourBefore);
    assertThat(budget.stands(waiting)).isFalse();
    assertThat(budget.use(anHourBefore)).isBefore(anHourBefore.plusSeconds(2));
    assertThat(budget.use(anHourBefore.plusSeconds(1))).isEqualTo(anHourBefore.plusSeconds(1));
  }
}
