package dev.tsunagi.provisioning.engine;

/// Retry tokens that any process would make alike: OCI answers a repeated call with the first one's
/// result, for a day.
final class RetryTokens {

  private RetryTokens() {}

  /// At most 64 characters, as OCI allows.
  static String of(String uid, int attempt) {
    return "tsunagi-" + uid + "-" + attempt;
  }
}
