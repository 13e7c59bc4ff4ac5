package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.SecretKeySelector;
import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.OracleProvider;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.secrets.SecretValue;

/// Who an `oracle` store acts as, by ESO's table of `principalType`, `auth` and
/// `serviceAccountRef`.
///
/// References stay inside their namespace: those of a SecretStore in its own, those of a
/// ClusterSecretStore in the one they name, or in that of its user if it says so.
final class OracleIdentity {

  private static final String PROVIDER = "spec.provider.oracle";

  private final SecretKeys secrets;

  OracleIdentity(SecretKeys secrets) {
    this.secrets = secrets;
  }

  /// `user` is the namespace of whoever uses the store.
  Identity of(Store store, OracleProvider oracle, String user) {
    var home = new Home(store, Referent.is(store) ? user : "");
    return switch (oracle.principalType()) {
      case WORKLOAD -> workload(home, oracle);
      case INSTANCE_PRINCIPAL -> new Identity.Instance();
      case UNSET, USER_PRINCIPAL -> {
        var auth = oracle.auth();
        yield auth == null ? new Identity.Instance() : user(home, auth);
      }
    };
  }

  /// Where references of a store lead that name no namespace.
  private record Home(Store store, String referent) {

    String namespace(String path, String named) {
      return store.storeKind() == StoreKind.CLUSTER_SECRET_STORE
          ? ofCluster(path, named)
          : ofNamespace(path, named);
    }

    private String ofCluster(String path, String named) {
      var namespace = named.isEmpty() ? referent : named;
      if (namespace.isEmpty()) {
        throw invalid(
            path
                + ".namespace is missing: a ClusterSecretStore must name it, or set"
                + " spec.provider.oracle.referentIdentity");
      }
      return namespace;
    }

    private String ofNamespace(String path, String named) {
      var own = store.getMetadata().getNamespace();
      if (!named.isEmpty() && !named.equals(own)) {
        throw invalid(
            "%s.namespace must be empty or \"%s\": a SecretStore reads its own namespace only"
                .formatted(path, own));
      }
      return own;
    }
  }

  /// Of a store that does not leave it to its user.
  static Identity workload(Store store, OracleProvider oracle) {
    return workload(new Home(store, ""), oracle);
  }

  private static Identity workload(Home home, OracleProvider oracle) {
    var account = oracle.serviceAccountRef();
    if (account == null) {
      return new Identity.OperatorWorkload();
    }
    var namespace = home.namespace(PROVIDER + ".serviceAccountRef", account.namespace());
    return new Identity.Workload(namespace, account.name(), account.audiences());
  }

  private Identity user(Home home, OracleProvider.Auth auth) {
    var path = PROVIDER + ".auth.secretRef";
    var privateKey = read(home, path + ".privatekey", auth.secretRef().privatekey());
    var fingerprint = read(home, path + ".fingerprint", auth.secretRef().fingerprint());
    return new Identity.User(auth.tenancy(), auth.user(), fingerprint.text().strip(), privateKey);
  }

  private SecretValue read(Home home, String path, SecretKeySelector selector) {
    var namespace = home.namespace(path, selector.namespace());
    return SecretValue.of(secrets.read(path, namespace, selector.name(), selector.key()));
  }

  private static FailureException invalid(String message) {
    return new FailureException(new Failure.Invalid(message));
  }
}
