package dev.tsunagi.oci;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// Who acts towards OCI. A value: two stores with equal identities share tokens and clients, and
/// what one identity read is never shown to another.
public sealed interface Identity {

  /// Names the principal in messages, e.g. `service account shop/db-reader`. Never a credential.
  String describe();

  /// OKE workload identity of a Kubernetes service account, whose tokens are minted by TokenRequest
  /// with audience `api` and the given further ones.
  record Workload(String namespace, String serviceAccount, List<String> audiences)
      implements Identity {
    public Workload {
      audiences = List.copyOf(audiences);
    }

    @Override
    public String describe() {
      return "service account " + namespace + "/" + serviceAccount;
    }
  }

  /// OKE workload identity of the operator's own pod.
  record OperatorWorkload() implements Identity {
    @Override
    public String describe() {
      return "the operator's service account";
    }
  }

  /// The instance principal of the node that the operator runs on.
  record Instance() implements Identity {
    @Override
    public String describe() {
      return "the instance principal of the operator's node";
    }
  }

  /// An API key of an OCI user. `privateKey` is PEM.
  record User(String tenancy, String user, String fingerprint, SecretValue privateKey)
      implements Identity {
    @Override
    public String describe() {
      return "user " + user;
    }
  }
}
