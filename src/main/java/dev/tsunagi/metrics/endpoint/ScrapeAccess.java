package dev.tsunagi.metrics.endpoint;

import java.util.Optional;

/// Who may read metrics.
public interface ScrapeAccess {

  /// Everybody.
  ScrapeAccess OPEN = _ -> Verdict.ALLOWED;

  /// `token` is what the reader showed as bearer.
  Verdict check(Optional<String> token);

  enum Verdict {
    ALLOWED(200),
    /// No token, or one that nobody knows.
    UNKNOWN_READER(401),
    /// A known reader without leave.
    FORBIDDEN(403),
    /// The one who knows could not be asked.
    UNCLEAR(503);

    final int status;

    Verdict(int status) {
      this.status = status;
    }
  }
}
