package dev.tsunagi.oci;

import module java.base;

/// Where OCI is and how long to wait for it.
///
/// `endpoint`: one URL for all services (a simulator or a proxy) instead of OCI's own.
/// `regions`: the same for single regions, by name; these come first.
/// `workloadIdentity`: where service account tokens are exchanged for OCI sessions; on OKE
/// `https://$KUBERNETES_SERVICE_HOST:12250`.
/// `certificates`: PEM file of the authority that signs that endpoint, when it is TLS.
public record OciSettings(
    Optional<URI> endpoint,
    Map<String, URI> regions,
    URI workloadIdentity,
    Optional<Path> certificates,
    Duration connectTimeout,
    Duration readTimeout) {

  public OciSettings {
    regions = Map.copyOf(regions);
  }

  /// Where the services of a region are, if not at OCI's own endpoints.
  Optional<URI> endpoint(String region) {
    return Optional.ofNullable(regions.get(region)).or(() -> endpoint);
  }

  /// A reconciliation must not sit on a dead endpoint for the SDK's 10 and 60 seconds.
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  public static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
}
