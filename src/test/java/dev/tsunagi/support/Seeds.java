package dev.tsunagi.support;

import module java.base;

import dev.tsunagi.simulator.oci.Seed;

/// Variations of the default seed.
public final class Seeds {

  public static final String CLOSED_COMPARTMENT = "ocid1.compartment.oc1..closed";
  public static final String CLOSED_VAULT = "ocid1.vault.oc1.iad.closed.abuwcljrexample";

  private Seeds() {}

  /// The default seed with these secrets in its vault, by name, and no others.
  public static Seed with(Map<String, String> texts) {
    var seed = Seed.defaults();
    var vault = seed.vaults().getFirst();
    var secrets =
        texts.entrySet().stream()
            .map(e -> new Seed.Secret(e.getKey(), null, e.getValue(), null, null, null, null, null))
            .toList();
    return new Seed(
        seed.tenancy(),
        seed.compartments(),
        List.of(
            new Seed.Vault(vault.id(), vault.name(), vault.compartment(), vault.keys(), secrets)),
        seed.users(),
        seed.clusters(),
        seed.instances(),
        seed.policies(),
        seed.behaviour());
  }

  /// The default seed, in which the service account `outsider` may do nothing.
  public static Seed withOutsiders() {
    var seed = Seed.defaults();
    var cluster = seed.clusters().getFirst();
    var insiders =
        Stream.of("reader", "tsunagi").map(name -> new Seed.Workload("any", "*", name)).toList();
    return new Seed(
        seed.tenancy(),
        seed.compartments(),
        seed.vaults(),
        seed.users(),
        List.of(new Seed.Cluster(cluster.id(), cluster.name(), null, null, null, null, insiders)),
        seed.instances(),
        seed.policies(),
        seed.behaviour());
  }

  /// The default seed and a vault, with the same secrets, that no policy opens to workloads.
  public static Seed withClosedVault() {
    var seed = Seed.defaults();
    var compartments = new ArrayList<>(seed.compartments());
    compartments.add(new Seed.Compartment(CLOSED_COMPARTMENT, "closed", null));
    var vaults = new ArrayList<>(seed.vaults());
    vaults.add(
        new Seed.Vault(
            CLOSED_VAULT,
            "closed-vault",
            "closed",
            List.of(
                new Seed.Key(
                    "ocid1.key.oc1.iad.closed.abuwcljrexample", "closed-key", null, null, null)),
            List.of(new Seed.Secret("canary-text", null, "closed", null, null, null, null, null))));
    return new Seed(
        seed.tenancy(),
        compartments,
        vaults,
        seed.users(),
        seed.clusters(),
        seed.instances(),
        seed.policies(),
        seed.behaviour());
  }

  /// The same, where workloads may read secrets of the closed vault, if they know the names.
  public static Seed withUnlistedVault() {
    var seed = withClosedVault();
    var policies = new ArrayList<>(seed.policies());
    policies.add(
        new Seed.Policy(List.of("workload:any"), "read secret-bundles", "closed", Map.of()));
    return new Seed(
        seed.tenancy(),
        seed.compartments(),
        seed.vaults(),
        seed.users(),
        seed.clusters(),
        seed.instances(),
        policies,
        seed.behaviour());
  }
}
