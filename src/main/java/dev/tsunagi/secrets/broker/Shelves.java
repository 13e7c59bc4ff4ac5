package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.secrets.provider.Question;
import dev.tsunagi.secrets.provider.ReadScope;

/// A shelf for each question in each scope.
final class Shelves<H extends Held<H>> {

  record Place(ReadScope scope, Question question) {}

  private final Map<Place, Shelf<H>> byPlace = new ConcurrentHashMap<>();

  Shelf<H> of(ReadScope scope, Question question) {
    return byPlace.computeIfAbsent(new Place(scope, question), _ -> new Shelf<>());
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
    return byPlace.values().stream().filter(Shelf::holdsPlaintext).count();
  }

  /// `idle` is how long plaintext of a scope outlives the last demand for it.
  void tidy(Instant now, Function<ReadScope, Duration> idle) {
    var forgotten = now.minus(SecretBroker.FORGOTTEN);
    byPlace.values().removeIf(s -> s.lastUse.isBefore(forgotten));
    // Most shelves hold none, and there may be tens of thousands.
    byPlace.forEach(
        (place, shelf) -> {
          if (shelf.holdsPlaintext()) {
            shelf.forget(now, idle.apply(place.scope()), SecretBroker.PLAINTEXT_LONGEST);
          }
        });
  }
}
