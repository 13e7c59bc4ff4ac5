package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.Question;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;

/// Answers demands for secrets from readings that are fresh enough, and reads when none is.
///
/// A reading serves everyone in its scope whose demand it meets, and no one outside it. Plaintext
/// stays for a few seconds of demand; after that only its fingerprint does.
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
  private final Map<Place, Shelf<Reading>> readings = new ConcurrentHashMap<>();
  private final Map<Place, Shelf<Listing>> listings = new ConcurrentHashMap<>();
  private final Map<Object, RequestBudget> budgets = new ConcurrentHashMap<>();
  private final Tally tally = new Tally();

  private record Place(ReadScope scope, Question question) {}

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
        shelf(readings, new Place(provider.scope(), address)),
        budget(provider),
        demand,
        readAt -> provider.get(address).map(found -> of(found, readAt)).orElse(nothing(readAt)));
  }

  /// The same for the names of secrets. It takes one slot, however many pages there are.
  public Answer<Listing> list(SecretProvider provider, FindCriteria criteria, Demand demand) {
    return serve(
        shelf(listings, new Place(provider.findScope(), criteria)),
        budget(provider),
        demand,
        readAt -> of(provider.find(criteria), readAt));
  }

  private static <H extends Held<H>> Shelf<H> shelf(Map<Place, Shelf<H>> shelves, Place place) {
    return shelves.computeIfAbsent(place, _ -> new Shelf<>());
  }

  private RequestBudget budget(SecretProvider provider) {
    return budgets.computeIfAbsent(
        provider.scope().principal(), _ -> new RequestBudget(requestsPerSecond));
  }

  private <H extends Held<H>> Answer<H> serve(
      Shelf<H> shelf, RequestBudget budget, Demand demand, Call<H> call) {
    var shelved = shelf.reading(demand, clock.instant());
    if (shelved.isPresent()) {
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
      tally.shared.increment();
      return new Answer.Read<>(readByAnother.get());
    }
    shelf.rethrow(now);
    var slot = slot(shelf, budget, now);
    if (slot.isAfter(now)) {
      tally.waits.increment();
      return new Answer.Later<>(slot);
    }
    var room = budget.use(now);
    if (room.isAfter(now)) {
      tally.waits.increment();
      return new Answer.Later<>(room);
    }
    shelf.slot = null;
    return new Answer.Read<>(fetch(shelf, budget, call));
  }

  private static Instant slot(Shelf<?> shelf, RequestBudget budget, Instant now) {
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
      if (e.failure() instanceof Failure.Throttled(_, var after)) {
        tally.throttled.increment();
        budget.pauseUntil(clock.instant().plus(after));
      }
      shelf.failed = new Shelf.Failed(e, until);
      throw e;
    }
  }

  private Listing of(List<SecretAddress> found, Instant readAt) {
    return new Listing(press.of(found), readAt, found);
  }

  private Reading of(Fetched found, Instant readAt) {
    return new Reading(press.of(found), readAt, true, found.value());
  }

  private Reading nothing(Instant readAt) {
    return new Reading(press.ofNothing(), readAt, false, null);
  }

  /// What it has done and what it holds.
  public BrokerCounts counts() {
    var plaintext = readings.values().stream().filter(Shelf::holdsPlaintext).count();
    return tally.counts(plaintext, readings.size() + listings.size());
  }

  /// Forgets what has been held long enough. To be called every second or so.
  public void tidy() {
    var now = clock.instant();
    tidy(readings, now);
    tidy(listings, now);
  }

  private static <H extends Held<H>> void tidy(Map<Place, Shelf<H>> shelves, Instant now) {
    shelves.values().removeIf(shelf -> shelf.lastUse.plus(FORGOTTEN).isBefore(now));
    shelves.values().forEach(shelf -> shelf.forget(now, PLAINTEXT_IDLE, PLAINTEXT_LONGEST));
  }
}
