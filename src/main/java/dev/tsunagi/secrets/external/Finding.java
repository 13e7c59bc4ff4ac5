package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.broker.Listing;
import dev.tsunagi.secrets.broker.Reading;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.provider.SecretProvider;

/// Carries out a `find`: which secrets there are, then each of them, read and shared like any
/// other.
record Finding(SecretBroker broker, SecretProvider provider, Demand demand, Progress progress) {

  /// How long to let slots come before looking again: what comes in a second may be used at once.
  /// No more of them are taken at a time, so that others who read from the same provider come in
  /// between.
  static final Duration ROUND = Duration.ofSeconds(1);

  Answer<Part> find(Fetch.Find fetch) {
    return switch (broker.list(provider, fetch.criteria(), demand)) {
      case Answer.Later<Listing>(var when) -> new Answer.Later<>(when);
      case Answer.Read<Listing>(var listing) -> found(fetch, listing);
    };
  }

  private Answer<Part> found(Fetch.Find fetch, Listing listing) {
    try {
      return values(fetch, listing);
    } catch (FailureException e) {
      if (e.failure() instanceof Failure.Denied) {
        return foundAgain(fetch, listing, e);
      }
      throw e;
    }
  }

  /// OCI does not tell a secret that went since it was listed from one that may not be read. A
  /// newer listing does.
  private Answer<Part> foundAgain(Fetch.Find fetch, Listing old, FailureException denied) {
    var newer = new Demand(old.readAt().plusNanos(1), demand.needsValue());
    return switch (broker.list(provider, fetch.criteria(), newer)) {
      case Answer.Later<Listing>(var when) -> new Answer.Later<>(when);
      case Answer.Read<Listing>(var listing) when listing.found().equals(old.found()) ->
          throw denied;
      case Answer.Read<Listing>(var listing) -> values(fetch, listing);
    };
  }

  private Answer<Part> values(Fetch.Find fetch, Listing listing) {
    var readings = new ArrayList<Reading>();
    var slots = new ArrayList<Instant>();
    for (var address : listing.found()) {
      if (!slots.isEmpty() && slots.getLast().isAfter(slots.getFirst().plus(ROUND))) {
        break;
      }
      switch (progress.read(broker, provider, address, demand)) {
        case Answer.Read<Reading>(var reading) -> readings.add(reading);
        case Answer.Later<Reading>(var when) -> slots.add(when);
      }
    }
    return slots.isEmpty()
        ? new Answer.Read<>(new Part.Found(fetch, provider, listing, List.copyOf(readings)))
        : new Answer.Later<>(nextRound(slots));
  }

  /// Many secrets are read in rounds.
  private static Instant nextRound(List<Instant> slots) {
    var last = Collections.max(slots);
    var round = Collections.min(slots).plus(ROUND);
    return last.isBefore(round) ? last : round;
  }
}
