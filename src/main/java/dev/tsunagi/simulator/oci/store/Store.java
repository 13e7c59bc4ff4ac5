package dev.tsunagi.simulator.oci.store;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Route;

/// The one lock, clock and timeline of all services. Operations are short and in memory, so one
/// lock is fast enough and makes each of them atomic.
public final class Store {

  private final ReentrantLock lock = new ReentrantLock();
  private final Timeline timeline = new Timeline();
  private final RetryTokens retryTokens = new RetryTokens();
  private final Map<String, Deque<String>> failures = new HashMap<>();
  private final Clock clock;
  private final Duration lifecycleDelay;
  private final Duration listLag;
  private Instant now;

  /// `lifecycleDelay` is how long a resource stays in a passing state such as `UPDATING`, `listLag`
  /// how long a new one stays out of lists that are eventually consistent.
  public Store(Clock clock, Duration lifecycleDelay, Duration listLag) {
    this.clock = clock;
    this.lifecycleDelay = lifecycleDelay;
    this.listLag = listLag;
    this.now = clock.instant();
  }

  /// Runs an operation alone, with everything that was due before it done.
  public <T> T perform(Supplier<T> operation) {
    lock.lock();
    try {
      timeline.runUntil(later(now, clock.instant()), time -> now = time);
      return operation.get();
    } finally {
      lock.unlock();
    }
  }

  /// The same operation, run by [#perform]; with a retry token it is done once.
  public Route guarded(Route route) {
    return route.handledBy(
        call -> perform(() -> retryTokens.once(call, now, () -> route.handler().answer(call))));
  }

  /// The time of the operation or event that is being run.
  public Instant now() {
    return now;
  }

  public void at(Instant time, Runnable effect) {
    timeline.at(time, effect);
  }

  /// Ends a passing state: at once unless the store was told to take its time.
  public void afterLifecycleDelay(Runnable effect) {
    if (lifecycleDelay.isZero()) {
      effect.run();
    } else {
      at(now.plus(lifecycleDelay), effect);
    }
  }

  public Duration lifecycleDelay() {
    return lifecycleDelay;
  }

  /// Makes the next work request of a type, e.g. `UPDATE_DBSYSTEM`, fail with this message.
  public void failNext(String operationType, String message) {
    perform(() -> failures.computeIfAbsent(operationType, _ -> new ArrayDeque<>()).add(message));
  }

  /// What the next work request of a type is to fail with; used up by asking.
  public Optional<String> nextFailure(String operationType) {
    return Optional.ofNullable(failures.get(operationType)).map(Deque::poll);
  }

  /// Whether an eventually consistent list shows the resource by now.
  public boolean isListed(Resource resource) {
    return !resource.timeCreated().plus(listLag).isAfter(now);
  }

  /// A retry token that made this resource is void from now on.
  public void invalidateRetryTokens(String resourceId) {
    retryTokens.invalidate(resourceId);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
