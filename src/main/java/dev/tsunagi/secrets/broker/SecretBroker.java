package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.RequestBudget.Slot;
import dev.tsunagi.secrets.provider.Fate;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;

/// Answers demands for secrets from readings that are fresh enough, and reads when none is.
///
/// A reading serves everyone in its scope whose demand it meets, and no one outside it. Plaintext
/// stays for a few seconds of demand, and for those who were told to come back for it; after that
/// only its fingerprint does.
public final class SecretBroker {

  /// How long plaintext outlives the last demand for it, and how long it may live under demand.
  static final Duration PLAINTEXT_IDLE = Duration.ofSeconds(5);

  static final Duration PLAINTEXT_LONGEST = Duration.ofSeconds(30);

  /// How long a failure answers for the provider.
  static final Duration FAILURE_HOLDS = Duration.ofSeconds(2);

  /// When a secret that nobody asks for is forgotten.
  static final Duration FORGOTTEN = Duration.ofHours(2);

  private final Clock clock;
  private final int requestsPerSecond;
  private final Fingerprint.Press press = new Fingerprint.Press();
  private final Shelves<Reading> readings = new Shelves<>();
  private final Shelves<Listing> listings = new Shelves<>();
  private final Map<Object, RequestBudget> budgets = new ConcurrentHashMap<>();
  private final Tally tally = new Tally();

  /// Asks the provider; the answer is of the time that is given.
  private interface Call<H> {
    H at(Instant readAt);
  }

  /// `requestsPerSecond` holds for each principal on its own.
  public SecretBroker(Clock clock, int requestsPerSecond) {
    this.clock = clock;
    this.requestsPerSecond = requestsPerSecond;
  }

  /// Throws the provider's failure, also to those who ask within a moment after it.
  public Answer<Reading> read(SecretProvider provider, SecretAddress address, Demand demand) {
    return serve(
        readings.of(provider.scope(), address),
        budget(provider),
        demand,
        readAt -> read(provider, address, readAt));
  }

  /// A secret that may be missing is looked for, and only evidence makes its absence a reading.
  private Reading read(SecretProvider provider, SecretAddress address, Instant readAt) {
    try {
      return provider
          .get(address)
          .map(found -> of(found, readAt))
          .orElseGet(() -> nothing(readAt, ""));
    } catch (FailureException e) {
      if (!(e.failure() instanceof Failure.Denied(var message, var orMissing)) || !orMissing) {
        throw e;
      }
      // Paid for afterwards: whoever comes next waits for this slot.
      budget(provider).charge(clock.instant());
      return switch (provider.fateOf(address)) {
        case Fate.Absent absent -> nothing(readAt, message + " " + absent.evidence());
        case Fate.Doubt(var why) ->
            throw new FailureException(
                new Failure.Denied((message + " " + why).strip(), true), e.getCause());
      };
    }
  }

  /// The same for the names of secrets. It takes one slot, however many pages there are.
  public Answer<Listing> list(SecretProvider provider, FindCriteria criteria, Demand demand) {
    return serve(
        listings.of(provider.findScope(), criteria),
        budget(provider),
        demand,
        readAt -> of(provider.find(criteria), readAt));
  }

  /// Writes to one secret, and forgets what was read of it. One write to a secret is made at a
  /// time, and takes one slot of the same request rate as reads, however many calls it needs.
  ///
  /// @param key the secret's name at the provider
  /// @param changes whether that outcome means that something was written
  public <T> Answer<T> write(
      SecretProvider provider, String key, Supplier<T> act, Predicate<T> changes) {
    var shelf = readings.of(provider.scope(), new SecretAddress(key, ""));
    var budget = budget(provider);
    shelf.lock.lock();
    try {
      var now = clock.instant();
      var slot = slot(shelf, budget, now);
      if (slot.at().isAfter(now)) {
        return new Answer.Later<>(slot.at());
      }
      shelf.slot = null;
      shelf.lastUse = now;
      var outcome = attempt(provider, key, budget, act);
      if (changes.test(outcome)) {
        forget(provider, key);
      }
      return new Answer.Read<>(outcome);
    } finally {
      shelf.lock.unlock();
    }
  }

  private <T> T attempt(
      SecretProvider provider, String key, RequestBudget budget, Supplier<T> act) {
    try {
      return act.get();
    } catch (FailureException e) {
      pause(budget, e);
      // Who knows whether it took effect.
      forget(provider, key);
      throw e;
    }
  }

  /// Whoever reads it, by whatever right: all of the place is told.
  private void forget(SecretProvider provider, String key) {
    var now = clock.instant();
    var vault = provider.scope().vault();
    readings.changedAt(
        now,
        place ->
            place.scope().vault().equals(vault)
                && place.question() instanceof SecretAddress address
                && address.key().equals(key));
    listings.changedAt(now, place -> place.scope().equals(provider.findScope()));
  }

  private void pause(RequestBudget budget, FailureException e) {
    if (e.failure() instanceof Failure.Throttled(_, var after)) {
      tally.throttled.increment();
      budget.pause(clock.instant(), after);
    }
  }

  private RequestBudget budget(SecretProvider provider) {
    return budgets.computeIfAbsent(
        provider.scope().principal(), _ -> new RequestBudget(requestsPerSecond));
  }

  private <H extends Held<H>> Answer<H> serve(
      Shelf<H> shelf, RequestBudget budget, Demand demand, Call<H> call) {
    var shelved = shelf.reading(demand, clock.instant());
    if (shelved.isPresent()) {
      shelf.serve();
      tally.shared.increment();
      return new Answer.Read<>(shelved.get());
    }
    shelf.lock.lock();
    try {
      return readAlone(shelf, budget, demand, call);
    } finally {
      shelf.lock.unlock();
    }
  }

  private <H extends Held<H>> Answer<H> readAlone(
      Shelf<H> shelf, RequestBudget budget, Demand demand, Call<H> call) {
    var now = clock.instant();
    var readByAnother = shelf.reading(demand, now);
    if (readByAnother.isPresent()) {
      shelf.serve();
      tally.shared.increment();
      return new Answer.Read<>(readByAnother.get());
    }
    shelf.rethrow(now);
    var slot = slot(shelf, budget, now);
    if (slot.at().isAfter(now)) {
      return later(shelf, slot.at());
    }
    var room = budget.use(now);
    if (room.isAfter(now)) {
      return later(shelf, room);
    }
    shelf.slot = null;
    shelf.serve();
    return new Answer.Read<>(fetch(shelf, budget, call));
  }

  private <H extends Held<H>> Answer<H> later(Shelf<H> shelf, Instant when) {
    tally.waits.increment();
    shelf.expect();
    return new Answer.Later<>(when);
  }

  private static Slot slot(Shelf<?> shelf, RequestBudget budget, Instant now) {
    var slot = shelf.slot;
    if (slot == null || !budget.stands(slot)) {
      slot = budget.take(now);
      shelf.slot = slot;
    }
    return slot;
  }

  private <H extends Held<H>> H fetch(Shelf<H> shelf, RequestBudget budget, Call<H> call) {
    // The time before the call: what changes while it is under way may not be in the answer.
    var readAt = clock.instant();
    tally.calls.increment();
    try {
      var reading = call.at(readAt);
      shelf.reading = reading;
      shelf.failed = null;
      return reading;
    } catch (FailureException e) {
      var until = clock.instant().plus(FAILURE_HOLDS);
      tally.failures.increment();
      pause(budget, e);
      shelf.failed = new Shelf.Failed(e, until);
      throw e;
    }
  }

  private Listing of(List<SecretAddress> found, Instant readAt) {
    return new Listing(press.of(found), readAt, found);
  }

  private Reading of(Fetched found, Instant readAt) {
    return new Reading(press.of(found), readAt, true, found.value(), "");
  }

  private Reading nothing(Instant readAt, String why) {
    return new Reading(press.ofNothing(), readAt, false, null, why);
  }

  /// What it has done and what it holds.
  public BrokerCounts counts() {
    return tally.counts(readings.withPlaintext(), readings.size() + listings.size());
  }

  /// Forgets what has been held long enough. To be called every second or so.
  public void tidy() {
    var now = clock.instant();
    readings.tidy(now);
    listings.tidy(now);
  }
}
