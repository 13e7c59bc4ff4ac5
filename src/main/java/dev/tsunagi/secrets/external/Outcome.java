package dev.tsunagi.secrets.external;

/// How a reconciliation that went well ended, in ESO's reasons and messages.
enum Outcome {
  SYNCED("SecretSynced", "secret synced", true),
  /// `creationPolicy: None`: read, and nothing written.
  READ("SecretSynced", "secret synced", false),
  RETAINED("SecretSynced", "secret retained due to DeletionPolicy=Retain", false),
  MISSING("SecretMissing", "secret will not be created due to CreationPolicy=Merge", false),
  DELETED("SecretDeleted", "secret deleted due to DeletionPolicy=Delete", false),
  /// These are of targets that are no Secrets.
  RESOURCE_SYNCED("ResourceSynced", "resource synced", false),
  RESOURCE_RETAINED("ResourceSynced", "resource retained due to DeletionPolicy=Retain", false),
  RESOURCE_MISSING(
      "ResourceMissing", "resource will not be created due to CreationPolicy=Merge", false),
  RESOURCE_DELETED("ResourceDeleted", "resource deleted due to DeletionPolicy=Delete", false);

  private final String reason;
  private final String message;
  private final boolean binds;

  Outcome(String reason, String message, boolean binds) {
    this.reason = reason;
    this.message = message;
    this.binds = binds;
  }

  String reason() {
    return reason;
  }

  String message() {
    return message;
  }

  /// Whether there is a Secret of ours that others may bind.
  boolean binds() {
    return binds;
  }
}
