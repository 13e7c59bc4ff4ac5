package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.OracleProvider;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.oci.PolicyStatement;
import dev.tsunagi.secrets.store.StoreAcceptance;
import dev.tsunagi.secrets.store.StoreOwnership;

/// Stores: whether they are served, and as whom they are read from now on.
final class StoreCheck {

  private static final String ORACLE = "spec.provider.oracle";

  private StoreCheck() {}

  static Stream<Finding> look(Scene at) {
    return Stream.<Seen<? extends Store>>concat(
            at.all().all(SecretStore.class).stream(),
            at.all().all(ClusterSecretStore.class).stream())
        .flatMap(store -> look(at, store));
  }

  private static Stream<Finding> look(Scene at, Seen<? extends Store> seen) {
    var store = seen.object();
    if (!StoreOwnership.isOurs(store, at.settings().controllerClass())) {
      return Stream.of(leftAlone(seen));
    }
    var refusal = Refusal.of(() -> StoreAcceptance.check(store));
    if (refusal.isPresent()) {
      return Stream.of(
          seen.blocked(
              Rule.STORE_REFUSED, "spec", refusal.get(), "correct it, as the message says"));
    }
    var found = new ArrayList<Finding>();
    StoreAcceptance.warnings(store).forEach(text -> found.add(seen.note(Rule.STORE, "spec", text)));
    identity(at, seen).ifPresent(found::add);
    if (found.isEmpty()) {
      found.add(seen.same(Rule.STORE, "spec.provider", "it is read as before"));
    }
    return found.stream();
  }

  private static Finding leftAlone(Seen<? extends Store> seen) {
    var spec = seen.object().getSpec();
    return spec.controller().isEmpty()
        ? seen.decide(
            Rule.PROVIDER_NOT_SERVED,
            "spec.provider." + spec.provider().names().getFirst(),
            "Tsunagi has no such provider and leaves the store alone; without ESO nobody reads it",
            "keep ESO for it, with a class of its own in spec.controller, or move its secrets")
        : seen.same(
            Rule.OTHER_CLASS,
            "spec.controller",
            "it is for controllers of class \"%s\"".formatted(spec.controller()));
  }

  /// ESO reads as its own pod, whatever account a store names.
  private static Optional<Finding> identity(Scene at, Seen<? extends Store> seen) {
    var oracle = seen.object().getSpec().provider().oracle();
    if (oracle == null) {
      return Optional.empty();
    }
    try {
      return StoreAcceptance.workload(seen.object())
          .map(identity -> reads(seen, oracle, account(at, identity)));
    } catch (FailureException e) {
      return Optional.of(
          seen.blocked(
              Rule.STORE_REFUSED,
              ORACLE + ".serviceAccountRef",
              e.failure().message(),
              "correct it, as the message says"));
    }
  }

  private static Identity.Workload account(Scene at, Identity identity) {
    return identity instanceof Identity.Workload named
        ? named
        : new Identity.Workload(at.settings().namespace(), at.settings().account(), List.of());
  }

  private static Finding reads(
      Seen<? extends Store> seen, OracleProvider oracle, Identity.Workload reader) {
    var statement =
        PolicyStatement.permitting(
            reader,
            "read secret-bundles",
            oracle.compartment(),
            "target.vault.id='" + oracle.vault() + "'");
    return seen.decide(
        Rule.IDENTITY,
        oracle.serviceAccountRef() == null
            ? ORACLE + ".principalType"
            : ORACLE + ".serviceAccountRef",
        "ESO read the vault as the account of its own pod; Tsunagi reads it as service account %s/%s"
            .formatted(reader.namespace(), reader.serviceAccount()),
        "see that a policy permits it, such as: " + statement);
  }
}
