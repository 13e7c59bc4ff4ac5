package dev.tsunagi.secrets.provider.kubernetes;

/// An API server, and whom to believe that it is the one.
///
/// @param ca certificates in PEM; empty for those that Java trusts
/// @param unverified to believe anybody, which only a kubeconfig can ask for
public record ClusterServer(String url, String ca, boolean unverified) {

  /// As users write it: without a scheme it is https.
  public static ClusterServer of(String url, String ca) {
    return new ClusterServer(url.contains("://") ? url : "https://" + url, ca, false);
  }
}
