package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.failure.FailureException;

/// Serves demands from a shelf: with what lies on it, or by one call for all who wait there, when
/// the request rate has room for it.
final class Serving {

  private final Clock clock;
  private final RequestBudgets budgets;
  private final Tally tally;

  /// Asks the provider; the answer is of the time that is given.
  interface Call<H> {
    H at(Instant readAt);
  }

  Serving(Clock clock, RequestBudgets budgets, Tally tally) {
    this.clock = clock;
    this.budgets = budgets;
    this.tally = tally;
  }

  <H extends Held<H>> Answer<H> serve(
      Shelf<H> shelf, RequestBudget budget, Demand demand, Call<H> call) {
    var shelved = shelved(shelf, demand, clock.instant());
    if (shelved.isPresent()) {
      return shelved.get();
    }
    shelf.lock.lock();
    try {
      var now = clock.instant();
      var readByAnother = shelved(shelf, demand, now);
      if (readByAnother.isPresent()) {
        return readByAnother.get();
      }
      shelf.rethrow(now);
      return demand.betterLater() && !shelf.hasSlot()
          ? afterOthers(budget, now)
          : call(shelf, budget, now, call);
    } finally {
      shelf.lock.unlock();
    }
  }

  /// Takes no slot: those who do not wait for others are to have it.
  private <H extends Held<H>> Answer<H> afterOthers(RequestBudget budget, Instant now) {
    tally.waits.increment();
    return new Answer.Later<>(budget.afterOthers(now));
  }

  private <H extends Held<H>> Optional<Answer<H>> shelved(
      Shelf<H> shelf, Demand demand, Instant now) {
    var reading = shelf.reading(demand, now);
    if (reading.isPresent()) {
      shelf.serve();
      tally.shared.increment();
    }
    return reading.map(Answer.Read::new);
  }

  private <H extends Held<H>> Answer<H> call(
      Shelf<H> shelf, RequestBudget budget, Instant now, Call<H> call) {
    var room = shelf.admit(budget, now);
    if (room.isAfter(now)) {
      return later(shelf, room);
    }
    shelf.serve();
    try {
      return new Answer.Read<>(fetch(shelf, budget, call));
    } finally {
      budget.answered(now, clock.instant());
    }
  }

  private <H extends Held<H>> Answer<H> later(Shelf<H> shelf, Instant when) {
    tally.waits.increment();
    shelf.expect();
    return new Answer.Later<>(when);
  }

  private <H extends Held<H>> H fetch(Shelf<H> shelf, RequestBudget budget, Call<H> call) {
    // The time before the call: what changes while it is under way may not be in the answer.
    var readAt = clock.instant();
    tally.calls.increment();
    try {
      var reading = call.at(readAt);
      shelf.keep(reading);
      return reading;
    } catch (FailureException e) {
      var until = clock.instant().plus(SecretBroker.FAILURE_HOLDS);
      tally.failures.increment();
      budgets.heed(budget, e);
      shelf.keep(e, until);
      throw e;
    }
  }
}
