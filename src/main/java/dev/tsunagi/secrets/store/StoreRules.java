package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.SecretKeySelector;
import dev.tsunagi.api.secrets.KubernetesProvider;
import dev.tsunagi.api.secrets.OracleProvider;
import dev.tsunagi.api.secrets.SecretStoreRules;
import dev.tsunagi.api.secrets.Store;

/// What must hold of a store: ESO's rules for all stores, and those for its provider. Pure.
final class StoreRules {

  private static final String ORACLE = "spec.provider.oracle.";

  private StoreRules() {}

  static List<String> violations(Store store) {
    var found =
        new ArrayList<>(
            SecretStoreRules.violations(store.getMetadata().getName(), store.getSpec()));
    if (RetryPace.isNegative(store)) {
      found.add("spec.retrySettings.retryInterval: must not be negative");
    }
    var oracle = store.getSpec().provider().oracle();
    if (oracle != null) {
      found.addAll(oracle(oracle));
    }
    var kubernetes = store.getSpec().provider().kubernetes();
    if (kubernetes != null) {
      found.addAll(kubernetes(kubernetes));
    }
    return List.copyOf(found);
  }

  private static List<String> kubernetes(KubernetesProvider kubernetes) {
    var auth = kubernetes.auth();
    var ways =
        Stream.of(
                kubernetes.authRef(),
                auth == null ? null : auth.cert(),
                auth == null ? null : auth.serviceAccount(),
                auth == null ? null : auth.token())
            .filter(Objects::nonNull)
            .count();
    return ways == 1
        ? List.of()
        : List.of(
            "spec.provider.kubernetes: give exactly one of auth.cert, auth.serviceAccount,"
                + " auth.token and authRef, found "
                + ways);
  }

  private static List<String> oracle(OracleProvider oracle) {
    var found = new ArrayList<String>();
    required(oracle.vault(), "vault", "vault cannot be empty", found);
    required(oracle.region(), "region", "region cannot be empty", found);
    var auth = oracle.auth();
    if (auth != null) {
      required(auth.user(), "auth.user", "user cannot be empty", found);
      required(auth.tenancy(), "auth.tenancy", "tenant cannot be empty", found);
      selector(auth.secretRef().privatekey(), "privatekey", "privateKey", found);
      selector(auth.secretRef().fingerprint(), "fingerprint", "fingerprint", found);
    }
    var account = oracle.serviceAccountRef();
    if (account != null) {
      required(account.name(), "serviceAccountRef.name", "name cannot be empty", found);
    }
    failover(oracle, found);
    if (oracle.referentIdentity() && account == null && auth == null) {
      found.add(
          ORACLE
              + "referentIdentity: there is no serviceAccountRef and no auth whose namespace it"
              + " could leave open");
    }
    return found;
  }

  private static void failover(OracleProvider oracle, List<String> found) {
    var regions = new HashSet<>(Set.of(oracle.region()));
    for (var i = 0; i < oracle.failover().size(); i++) {
      var replica = oracle.failover().get(i);
      var path = "failover[%d].".formatted(i);
      required(replica.region(), path + "region", "region cannot be empty", found);
      required(replica.vault(), path + "vault", "vault cannot be empty", found);
      if (!replica.region().isEmpty() && !regions.add(replica.region())) {
        found.add(ORACLE + path + "region: must be another region than those before it");
      }
    }
  }

  private static void selector(
      SecretKeySelector selector, String field, String esoName, List<String> found) {
    var path = "auth.secretRef." + field;
    required(selector.name(), path + ".name", esoName + ".name cannot be empty", found);
    required(selector.key(), path + ".key", esoName + ".key cannot be empty", found);
  }

  private static void required(String value, String path, String esoText, List<String> found) {
    if (value.isEmpty()) {
      found.add(ORACLE + path + ": " + esoText);
    }
  }
}
