package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class RolloutBudgetTest {

  private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "shop/w" + i).toList();
  }

  /// A simulation: everybody asks each second, and a rollout takes 30.
  @Test
  void twoHundredWorkloadsRollAFewAtATimeInTheOrderInWhichTheyAsked() {
    var budget = new RolloutBudget(10);
    var ends = new LinkedHashMap<String, Instant>();
    var began = new ArrayList<String>();
    var most = 0;
    var all = names(200);
    for (var now = START; began.size() < 200 || !ends.isEmpty(); now = now.plusSeconds(1)) {
      var time = now;
      ends.entrySet().removeIf(e -> !e.getValue().isAfter(time) && ended(budget, e.getKey()));
      for (var workload : all) {
        if (!began.contains(workload) && budget.mayRoll(workload, now)) {
          began.add(workload);
          ends.put(workload, now.plusSeconds(30));
        }
      }
      most = Math.max(most, ends.size());
      assertThat(now).isBefore(START.plusSeconds(700));
    }
    assertThat(most).isEqualTo(10);
    assertThat(began).isEqualTo(all);
  }

  private static boolean ended(RolloutBudget budget, String workload) {
    budget.done(workload);
    return true;
  }

  @Test
  void whoWaitsIsWokenWhenThereIsRoomAndInOrder() {
    var budget = new RolloutBudget(1);
    assertThat(budget.mayRoll("a", START)).isTrue();
    assertThat(budget.mayRoll("b", START)).isFalse();
    assertThat(budget.mayRoll("c", START)).isFalse();
    assertThat(budget.ahead("c")).isEqualTo(1);
    assertThat(budget.done("a")).containsExactly("b");
    // Even if the last one asks first, it is not its turn.
    assertThat(budget.mayRoll("c", START)).isFalse();
    assertThat(budget.mayRoll("b", START)).isTrue();
  }

  @Test
  void whoRollsAlreadyMayGoOn() {
    var budget = new RolloutBudget(1);
    assertThat(budget.mayRoll("a", START)).isTrue();
    assertThat(budget.mayRoll("a", START.plusSeconds(1))).isTrue();
  }

  @Test
  void whoStopsAskingLosesItsPlace() {
    var budget = new RolloutBudget(1);
    budget.mayRoll("rolling", START);
    budget.mayRoll("gone", START);
    budget.mayRoll("patient", START);
    var later = START.plusSeconds(121);
    budget.mayRoll("patient", START.plusSeconds(60));
    assertThat(budget.done("rolling")).containsExactly("gone");
    assertThat(budget.mayRoll("patient", later)).isTrue();
  }

  @Test
  void aRolloutThatNeverEndsHoldsItsPlaceForTenMinutes() {
    var budget = new RolloutBudget(1);
    budget.mayRoll("stuck", START);
    assertThat(budget.mayRoll("next", START.plusSeconds(600))).isFalse();
    assertThat(budget.mayRoll("next", START.plusSeconds(601))).isTrue();
  }

  @Test
  void aRolloutFromBeforeARestartCounts() {
    var budget = new RolloutBudget(1);
    budget.isRolling("old", START);
    assertThat(budget.mayRoll("new", START)).isFalse();
    assertThat(budget.done("old")).containsExactly("new");
  }

  @Test
  void whoNeverRolledFreesNothing() {
    var budget = new RolloutBudget(1);
    budget.mayRoll("a", START);
    budget.mayRoll("b", START);
    assertThat(budget.done("c")).isEmpty();
    assertThat(budget.mayRoll("b", START)).isFalse();
  }
}
