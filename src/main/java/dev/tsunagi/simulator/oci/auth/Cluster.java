package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Jwt;
import org.jspecify.annotations.Nullable;

/// An OKE cluster whose pods may get tokens. Without `issuer` it is that of every service account
/// token; without `keys` the tokens' signatures are not checked.
public record Cluster(
    String id,
    String name,
    @Nullable String issuer,
    @Nullable KeySet keys,
    boolean enhanced,
    List<Workload> workloads) {

  /// A name in policies for service accounts; namespace and account may contain `*`.
  public record Workload(String name, String namespace, String serviceAccount) {}

  /// Where the public keys of a cluster come from.
  @FunctionalInterface
  public interface KeySet {
    /// The key of this id, if there is one.
    Optional<PublicKey> find(String keyId);
  }

  boolean issued(Jwt token) {
    return issuer == null || issuer.equals(token.claim("iss"));
  }

  boolean trusts(Jwt token) {
    return keys == null || keys.find(token.keyId()).filter(token::isSignedBy).isPresent();
  }
}
