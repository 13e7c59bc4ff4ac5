package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// As whom a cluster is called. A value: stores with equal identities share a client, and what one
/// identity read is never shown to another.
public sealed interface ClusterIdentity {

  /// Names the caller in messages. Never a credential.
  String describe();

  /// A service account of the operator's own cluster, by tokens that are minted for it.
  record ServiceAccount(String namespace, String name, List<String> audiences)
      implements ClusterIdentity {
    public ServiceAccount {
      audiences = List.copyOf(audiences);
    }

    @Override
    public String describe() {
      return "service account " + namespace + "/" + name;
    }
  }

  /// Whoever the token belongs to.
  record Token(SecretValue token) implements ClusterIdentity {
    @Override
    public String describe() {
      return "the owner of the token";
    }
  }

  /// Whoever the client certificate is for; both in PEM.
  record Certificate(SecretValue certificate, SecretValue key) implements ClusterIdentity {
    @Override
    public String describe() {
      return "the owner of the client certificate";
    }
  }
}
