package dev.tsunagi.oci;

import java.time.Duration;

/// Whom calls to OCI are told to, from many threads: an implementation is quick.
public interface OciCalls {

  /// Takes no notice.
  OciCalls NONE = (_, _, _, _) -> {};

  /// Comes before each call. What it throws is thrown instead of calling.
  default void calling() {}

  /// Comes after each, and never throws. `service` and `operation` are the SDK's and OCI's names,
  /// e.g. `Secrets` and `GetSecretBundle`.
  void called(String service, String operation, Result result, Duration took);

  enum Result {
    SUCCESS,
    /// HTTP 429.
    THROTTLED,
    ERROR
  }
}
