package dev.tsunagi.provisioning.autonomous;

import dev.tsunagi.api.provisioning.AutonomousDatabasesSpec;
import dev.tsunagi.provisioning.ResourceKind;

/// The kind, for tests of the engine.
public final class AutonomousKind {

  private AutonomousKind() {}

  public static ResourceKind<AutonomousDatabasesSpec, ?> get() {
    return new ResourceKind<>(new AutonomousDatabaseModel(), AutonomousDatabaseGateway::new);
  }
}
