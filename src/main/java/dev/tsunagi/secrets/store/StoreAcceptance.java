package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.secrets.OracleProvider.PrincipalType;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.Identity;

/// Refuses a store that cannot be read or breaks a rule. Pure.
public final class StoreAcceptance {

  private StoreAcceptance() {}

  /// Throws [FailureException] with everything that is wrong.
  public static void check(Store store) {
    var problems =
        store.problems().isEmpty()
            ? StoreRules.violations(store)
            : store.problems().stream().map(SpecProblem::message).toList();
    if (!problems.isEmpty()) {
      throw new FailureException(new Failure.Invalid(String.join("; ", problems)));
    }
  }

  /// What is taken as it is, though its author may have meant something else.
  public static List<String> warnings(Store store) {
    return StoreWarnings.of(store);
  }

  /// As which workload a vault is read; empty where it is read by a key or a node, or as whoever
  /// uses the store. Throws [FailureException] when the store does not say enough.
  public static Optional<Identity> workload(Store store) {
    var oracle = store.getSpec().provider().oracle();
    return oracle == null
            || oracle.principalType() != PrincipalType.WORKLOAD
            || Referent.isOracle(store)
        ? Optional.empty()
        : Optional.of(OracleIdentity.workload(store, oracle));
  }
}
