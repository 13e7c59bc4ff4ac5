package dev.tsunagi.metrics.endpoint;

import module java.base;

/// Where metrics are served, and to whom.
///
/// @param address where to listen; empty for nowhere
/// @param auth whether readers need a token that the API server knows, and leave to read
/// @param tls what to serve TLS with; empty for plain HTTP
public record EndpointSettings(
    Optional<InetSocketAddress> address, boolean auth, Optional<Tls> tls) {

  /// A certificate of ours, or one from files.
  public sealed interface Tls {

    record SelfSigned() implements Tls {}

    /// PEM files; read again when they change.
    record Files(Path certificate, Path key) implements Tls {}
  }
}
