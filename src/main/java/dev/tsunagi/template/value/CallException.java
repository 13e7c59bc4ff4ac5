package dev.tsunagi.template.value;

/// A function that refuses its arguments; the executor adds where that happened.
///
/// The message must not quote data. There is no cause, because a cause might.
public final class CallException extends RuntimeException {

  private final String reason;

  public CallException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /// What the function says.
  public String reason() {
    return reason;
  }
}
