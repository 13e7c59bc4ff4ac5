package dev.tsunagi.secrets.ownership;

import module java.base;

import dev.tsunagi.secrets.pipeline.ObjectHash;

/// ESO's marks on a target Secret. Name, format and field manager are ESO's to the byte: they
/// decide whether a Secret that ESO wrote is taken over as it is or rewritten.
public final class TargetMarks {

  public static final String MANAGED = "reconcile.external-secrets.io/managed";
  public static final String CREATED_BY = "reconcile.external-secrets.io/created-by";
  public static final String DATA_HASH = "reconcile.external-secrets.io/data-hash";

  private static final String FIELD_MANAGER = "externalsecrets.external-secrets.io/";
  private static final int LONGEST_FIELD_MANAGER = 63;

  private TargetMarks() {}

  /// Under which name an ExternalSecret writes its target.
  public static String fieldManager(String externalSecret) {
    var plain = FIELD_MANAGER + externalSecret;
    return plain.length() <= LONGEST_FIELD_MANAGER
        ? plain
        : FIELD_MANAGER + "sha3/" + ObjectHash.of(externalSecret);
  }

  public static String createdBy(String namespace, String externalSecret) {
    return ObjectHash.of(namespace + "/" + externalSecret);
  }
}
