package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;

/// Answers demands for secrets from readings that are fresh enough, and reads when none is.
///
/// A reading serves everyone in its scope whose demand it meets, and no one outside it. Plaintext
/// stays for a few seconds of demand, and for those who were told to come back for it; after that
/// only its fingerprint does. While many wait for their turn it stays as long as it ever may: some
/// who share the secret have not had their first one.
public final class SecretBroker {

  /// How long plaintext outlives the last demand for it, and how long it may live under demand.
  static final Duration PLAINTEXT_IDLE = Duration.ofSeconds(5);

  static final Duration PLAINTEXT_LONGEST = Duration.ofSeconds(30);

  /// Whoever has to wait longer than this for a turn is one of many. It is less than
  /// [#PLAINTEXT_IDLE]: the queue of a start must be seen to grow before what was read first goes.
  static final Duration RUSH = Duration.ofSeconds(1);

  /// How long a failure answers for the provider.
  static final Duration FAILURE_HOLDS = Duration.ofSeconds(2);

  /// When a secret that nobody asks for is forgotten.
  static final Duration FORGOTTEN = Duration.ofHours(2);

  private final Clock clock;
  private final Shelves<Reading> readings = new Shelves<>();
  private final Shelves<Listing> listings = new Shelves<>();
  private final Tally tally = new Tally();
  private final RequestBudgets budgets;
  private final Inquiry inquiry;
  private final Serving serving;

  /// `requestsPerSecond` holds for each principal on its own.
  public SecretBroker(Clock clock, int requestsPerSecond) {
    this.clock = clock;
    this.budgets = new RequestBudgets(clock, requestsPerSecond, tally);
    this.inquiry = new Inquiry(clock);
    this.serving = new Serving(clock, budgets, tally);
  }

  /// Throws the provider's failure, also to those who ask within a moment after it.
  public Answer<Reading> read(SecretProvider provider, SecretAddress address, Demand demand) {
    var budget = budgets.of(provider);
    return serving.serve(
        readings.of(provider.scope(), address),
        budget,
        demand,
        readAt -> inquiry.read(provider, address, budget, readAt));
  }

  /// The same for the names of secrets. It takes one slot, however many pages there are.
  public Answer<Listing> list(SecretProvider provider, FindCriteria criteria, Demand demand) {
    return serving.serve(
        listings.of(provider.findScope(), criteria),
        budgets.of(provider),
        demand,
        readAt -> inquiry.list(provider, criteria, readAt));
  }

  /// Writes to one secret, and forgets what was read of it. One write to a secret is made at a
  /// time, and takes one slot of the same request rate as reads, however many calls it needs.
  ///
  /// @param key the secret's name at the provider
  /// @param changes whether that outcome means that something was written
  public <T> Answer<T> write(
      SecretProvider provider, String key, Supplier<T> act, Predicate<T> changes) {
    var shelf = readings.of(provider.scope(), new SecretAddress(key, ""));
    var budget = budgets.of(provider);
    shelf.lock.lock();
    try {
      var now = clock.instant();
      var room = shelf.admit(budget, now);
      if (room.isAfter(now)) {
        return new Answer.Later<>(room);
      }
      shelf.lastUse = now;
      try {
        return new Answer.Read<>(attempt(provider, key, budget, act, changes));
      } finally {
        budget.answered(now, clock.instant());
      }
    } finally {
      shelf.lock.unlock();
    }
  }

  private <T> T attempt(
      SecretProvider provider,
      String key,
      RequestBudget budget,
      Supplier<T> act,
      Predicate<T> changes) {
    try {
      var outcome = act.get();
      if (changes.test(outcome)) {
        forget(provider, key);
      }
      return outcome;
    } catch (FailureException e) {
      budgets.heed(budget, e);
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

  private Duration idle(ReadScope scope, Instant now) {
    return budgets.isWaitedFor(scope, now.plus(RUSH)) ? PLAINTEXT_LONGEST : PLAINTEXT_IDLE;
  }

  /// What it has done and what it holds.
  public BrokerCounts counts() {
    return tally.counts(readings.withPlaintext(), readings.size() + listings.size());
  }

  /// Forgets what has been held long enough. To be called every second or so.
  public void tidy() {
    var now = clock.instant();
    readings.tidy(now, scope -> idle(scope, now));
    listings.tidy(now, scope -> idle(scope, now));
  }
}
