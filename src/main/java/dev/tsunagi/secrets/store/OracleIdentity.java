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
/// ClusterSecretStore in the one they name.
final class OracleIdentity {

  private static final String PROVIDER = "spec.provider.oracle";

  private final SecretKeys secrets;

  OracleIdentity(SecretKeys secrets) {
    this.secrets = secrets;
  }

  Identity of(Store store, OracleProvider oracle) {
    return switch (oracle.principalType()) {
      case WORKLOAD -> workload(store, oracle);
      case INSTANCE_PRINCIPAL -> new Identity.Instance();
      case UNSET, USER_PRINCIPAL -> {
        var auth = oracle.auth();
        yield auth == null ? new Identity.Instance() : user(store, auth);
      }
    };
  }

  private Identity workload(Store store, OracleProvider oracle) {
    var account = oracle.serviceAccountRef();
    if (account == null) {
      return new Identity.OperatorWorkload();
    }
    var namespace = namespace(store, PROVIDER + ".serviceAccountRef", account.namespace());
    return new Identity.Workload(namespace, account.name(), account.audiences());
  }

  private Identity user(Store store, OracleProvider.Auth auth) {
    var path = PROVIDER + ".auth.secretRef";
    var privateKey = read(store, path + ".privatekey", auth.secretRef().privatekey());
    var fingerprint = read(store, path + ".fingerprint", auth.secretRef().fingerprint());
    return new Identity.User(auth.tenancy(), auth.user(), fingerprint.text().strip(), privateKey);
  }

  private SecretValue read(Store store, String path, SecretKeySelector selector) {
    var namespace = namespace(store, path, selector.namespace());
    return SecretValue.of(secrets.read(path, namespace, selector.name(), selector.key()));
  }

  private static String namespace(Store store, String path, String named) {
    if (store.storeKind() == StoreKind.CLUSTER_SECRET_STORE) {
      if (named.isEmpty()) {
        throw invalid(path + ".namespace is missing: a ClusterSecretStore must name it");
      }
      return named;
    }
    var own = store.getMetadata().getNamespace();
    if (!named.isEmpty() && !named.equals(own)) {
      throw invalid(
          "%s.namespace must be empty or \"%s\": a SecretStore reads its own namespace only"
              .formatted(path, own));
    }
    return own;
  }

  private static FailureException invalid(String message) {
    return new FailureException(new Failure.Invalid(message));
  }
}
