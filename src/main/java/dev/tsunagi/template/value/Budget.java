package dev.tsunagi.template.value;

/// What is left of the limits of one rendering, or of several in a row. Not for several threads.
public final class Budget {

  /// Steps, some ten milliseconds of them, after which other threads get their turn, since virtual
  /// ones are not interrupted, and it is looked whether anybody still waits for the result.
  private static final long BREATH = 100_000;

  private final Limits limits;
  private long steps;
  private long breath = BREATH;
  private int depth;

  public Budget(Limits limits) {
    this.limits = limits;
  }

  public Limits limits() {
    return limits;
  }

  /// Counts work that was done or is about to be done.
  ///
  /// @throws LimitException when nothing is left
  @SuppressWarnings("ThreadPriorityCheck") // a matter of courtesy, not of correctness
  public void charge(long work) {
    if (work < 0 || work > limits.maxSteps() - steps) {
      throw new LimitException("exceeded maximum number of steps (" + limits.maxSteps() + ")");
    }
    steps += work;
    if (steps >= breath) {
      breath = steps + BREATH;
      if (Thread.currentThread().isInterrupted()) {
        throw new LimitException("interrupted");
      }
      Thread.yield();
    }
  }

  /// Asks for room before a text of that many characters is made.
  public void room(long characters) {
    fits(characters);
    charge(characters);
  }

  void fits(long characters) {
    if (characters < 0 || characters > limits.maxOutput()) {
      throw new LimitException("exceeded maximum output (" + limits.maxOutput() + ")");
    }
  }

  /// Goes one level down; every call is paired with {@link #leave}.
  public void enter() {
    if (depth >= limits.maxDepth()) {
      throw new LimitException("exceeded maximum template depth (" + limits.maxDepth() + ")");
    }
    depth++;
  }

  public void leave() {
    depth--;
  }
}
