package dev.tsunagi.template.value;

/// What is left of the limits of one rendering. Not for several threads.
public final class Budget {

  private final Limits limits;
  private long steps;
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
  public void charge(long work) {
    if (work < 0 || work > limits.maxSteps() - steps) {
      throw new LimitException("exceeded maximum number of steps (" + limits.maxSteps() + ")");
    }
    steps += work;
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
