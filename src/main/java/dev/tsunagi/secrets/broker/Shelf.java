package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.RequestBudget.Slot;
import org.jspecify.annotations.Nullable;

/// What the broker keeps of one question: the last reading, the last failure, the slot that waits.
/// Its lock makes concurrent reads of one answer one call.
final class Shelf<H extends Held<H>> {

  final ReentrantLock lock = new ReentrantLock();
  volatile Instant lastUse = Instant.EPOCH;
  private volatile @Nullable H reading;
  private @Nullable Failed failed;
  private @Nullable Slot slot;
  private final AtomicInteger expected = new AtomicInteger();
  private volatile Instant changed = Instant.EPOCH;
  private final Consumer<Shelf<H>> filled;

  /// `filled` hears of each time that plaintext is put here.
  Shelf(Consumer<Shelf<H>> filled) {
    this.filled = filled;
  }

  /// A failure, and until when it answers for the provider.
  private record Failed(FailureException failure, Instant until) {}

  Optional<H> reading(Demand demand, Instant now) {
    lastUse = now;
    return Optional.ofNullable(reading)
        .filter(held -> held.readAt().isAfter(changed))
        .filter(demand::isMetBy);
  }

  void keep(H read) {
    reading = read;
    failed = null;
    if (holdsPlaintext()) {
      filled.accept(this);
    }
  }

  void keep(FailureException failure, Instant until) {
    failed = new Failed(failure, until);
  }

  /// Whether somebody wants a call so that it has its slot.
  boolean hasSlot() {
    return slot != null;
  }

  /// Makes a request, if the rate has room for it now. Returns when that is: not after `now` if it
  /// may be made, and then the budget has to be told of its answer.
  Instant admit(RequestBudget budget, Instant now) {
    var waiting = slot;
    if (waiting == null || !budget.stands(waiting)) {
      waiting = budget.take(now);
      slot = waiting;
    }
    var room = waiting.at().isAfter(now) ? waiting.at() : budget.use(now);
    if (!room.isAfter(now)) {
      slot = null;
    }
    return room;
  }

  /// Somebody was told to come back for it, and may be late.
  void expect() {
    expected.incrementAndGet();
  }

  /// One of those may have come.
  void serve() {
    expected.updateAndGet(others -> Math.max(0, others - 1));
  }

  /// The secret was written to: nothing serves any more that was read until then, not even a
  /// reading that is under way.
  void changedAt(Instant when) {
    changed = when;
    reading = null;
  }

  boolean holdsPlaintext() {
    return reading instanceof Reading held && held.value() != null;
  }

  /// Throws what went wrong a moment ago rather than ask again at once.
  void rethrow(Instant now) {
    var last = failed;
    if (last != null && now.isBefore(last.until())) {
      throw new FailureException(last.failure().failure(), last.failure());
    }
  }

  /// Lets go of the plaintext when nobody asked for `idle` and nobody is expected, and of it in any
  /// case after `longest`.
  void forget(Instant now, Duration idle, Duration longest) {
    var held = reading;
    if (held == null) {
      return;
    }
    var old = held.readAt().plus(longest).isBefore(now);
    if (old) {
      expected.set(0);
    }
    if (old || (expected.get() == 0 && lastUse.plus(idle).isBefore(now))) {
      reading = held.withoutValue();
    }
  }
}
