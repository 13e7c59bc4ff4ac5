package dev.tsunagi.simulator.oci.store;

import module java.base;

/// Makes OCIDs that look like those of the region.
public final class Ocids {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 52;

  private final String region;
  private final SecureRandom random = new SecureRandom();

  /// `regionKey` as in OCIDs, e.g. `iad`.
  public Ocids(String regionKey) {
    this.region = regionKey.toLowerCase(Locale.ROOT);
  }

  /// E.g. `ocid1.vaultsecret.oc1.iad.amaaaaaa…` for the type `vaultsecret`.
  public String next(String type) {
    var unique = new StringBuilder("amaaaaaa");
    for (var i = 0; i < LENGTH; i++) {
      unique.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return "ocid1." + type + ".oc1." + region + "." + unique;
  }
}
