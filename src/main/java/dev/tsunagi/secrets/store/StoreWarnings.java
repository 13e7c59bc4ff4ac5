package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.secrets.OracleProvider;
import dev.tsunagi.api.secrets.OracleProvider.PrincipalType;
import dev.tsunagi.api.secrets.Store;

/// What ESO takes as it is, though its author may have meant something else. Pure.
final class StoreWarnings {

  private StoreWarnings() {}

  static List<String> of(Store store) {
    var oracle = store.getSpec().provider().oracle();
    return oracle == null ? List.of() : of(oracle);
  }

  private static List<String> of(OracleProvider oracle) {
    var found = new ArrayList<String>();
    if (oracle.principalType() == PrincipalType.USER_PRINCIPAL && oracle.auth() == null) {
      found.add(
          "principalType UserPrincipal without auth acts as the instance principal of the"
              + " operator's node, as in ESO; give auth, or say InstancePrincipal");
    }
    if (oracle.serviceAccountRef() != null && oracle.principalType() != PrincipalType.WORKLOAD) {
      found.add("serviceAccountRef has no effect unless principalType is Workload");
    }
    return List.copyOf(found);
  }
}
