package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.secrets.provider.Question;
import dev.tsunagi.secrets.provider.ReadScope;

/// A shelf for each question in each scope.
final class Shelves<H extends Held<H>> {

  record Place(ReadScope scope, Question question) {}

  private static final Duration FORGETTING = Duration.ofMinutes(1);

  private final Map<Place, Shelf<H>> byPlace = new ConcurrentHashMap<>();

  /// Those that may hold plaintext, a few of what may be tens of thousands.
  private final Map<Place, Shelf<H>> filled = new ConcurrentHashMap<>();

  private Instant forgot = Instant.EPOCH;

  Shelf<H> of(ReadScope scope, Question question) {
    return byPlace.computeIfAbsent(
        new Place(scope, question), place -> new Shelf<>(shelf -> filled.put(place, shelf)));
  }

  /// What lies at these places was changed by a write.
  void changedAt(Instant when, Predicate<Place> where) {
    byPlace.forEach(
        (place, shelf) -> {
          if (where.test(place)) {
            shelf.changedAt(when);
          }
        });
  }

  int size() {
    return byPlace.size();
  }

  long withPlaintext() {
    return filled.values().stream().filter(Shelf::holdsPlaintext).count();
  }

  /// `idle` is how long plaintext of a scope outlives the last demand for it.
  void tidy(Instant now, Function<ReadScope, Duration> idle) {
    if (!now.isBefore(forgot.plus(FORGETTING))) {
      forgot = now;
      byPlace.values().removeIf(s -> s.lastUse.isBefore(now.minus(SecretBroker.FORGOTTEN)));
    }
    for (var each : Map.copyOf(filled).entrySet()) {
      var shelf = each.getValue();
      // First, so that what is put there meanwhile is not missed.
      filled.remove(each.getKey());
      shelf.forget(now, idle.apply(each.getKey().scope()), SecretBroker.PLAINTEXT_LONGEST);
      if (shelf.holdsPlaintext()) {
        filled.put(each.getKey(), shelf);
      }
    }
  }
}
