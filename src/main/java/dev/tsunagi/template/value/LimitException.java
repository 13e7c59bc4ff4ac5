package dev.tsunagi.template.value;

/// A rendering that used up one of its limits.
public final class LimitException extends RuntimeException {

  private final String limit;

  public LimitException(String limit) {
    super(limit, null, false, false);
    this.limit = limit;
  }

  /// Which limit it was.
  public String limit() {
    return limit;
  }
}
