package dev.tsunagi.oci;

import module java.base;

/// Where OCI is and how long to wait for it.
///
/// `endpoint`: one URL for all services (a simulator or a proxy) instead of OCI's own.
/// `workloadIdentity`: where service account tokens are exchanged for OCI sessions; on OKE
/// `https://$KUBERNETES_SERVICE_HOST:12250`.
/// `certificates`: PEM file of the authority that signs that endpoint, when it is TLS.
public record OciSettings(
    Optional<URI> endpoint,
    URI workloadIdentity,
    Optional<Path> certificates,
    Duration connectTimeout,
    Duration readTimeout) {

  /// A reconciliation must not sit on a dead endpoint for the SDK's 10 and 60 seconds.
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  public static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
}
