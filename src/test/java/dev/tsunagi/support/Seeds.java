package dev.tsunagi.support;

import module java.base;

import dev.tsunagi.simulator.oci.Seed;

/// Variations of the default seed.
public final class Seeds {

  public static final String CLOSED_COMPARTMENT = "ocid1.compartment.oc1..closed";
  public static final String CLOSED_VAULT = "ocid1.vault.oc1.iad.closed.abuwcljrexample";

  private Seeds() {}

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
}
