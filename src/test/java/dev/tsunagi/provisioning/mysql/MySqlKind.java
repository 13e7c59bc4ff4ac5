package dev.tsunagi.provisioning.mysql;

import dev.tsunagi.api.provisioning.MySqlDbSystemSpec;
import dev.tsunagi.provisioning.ResourceKind;

/// The kind, for tests of the engine.
public final class MySqlKind {

  private MySqlKind() {}

  public static ResourceKind<MySqlDbSystemSpec, ?> get() {
    return new ResourceKind<>(new MySqlDbSystemModel(), MySqlDbSystemGateway::new);
  }
}
