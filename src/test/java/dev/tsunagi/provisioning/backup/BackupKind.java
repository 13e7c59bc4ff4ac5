package dev.tsunagi.provisioning.backup;

import dev.tsunagi.api.provisioning.MySqlBackupSpec;
import dev.tsunagi.provisioning.ResourceKind;

/// The kind, for tests of the engine.
public final class BackupKind {

  private BackupKind() {}

  public static ResourceKind<MySqlBackupSpec, ?> get() {
    return new ResourceKind<>(new MySqlBackupModel(), MySqlBackupGateway::new);
  }
}
