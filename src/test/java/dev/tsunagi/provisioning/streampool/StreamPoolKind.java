package dev.tsunagi.provisioning.streampool;

import dev.tsunagi.api.provisioning.StreamPoolSpec;
import dev.tsunagi.provisioning.ResourceKind;

/// The kind, for tests of the engine.
public final class StreamPoolKind {

  private StreamPoolKind() {}

  public static ResourceKind<StreamPoolSpec, ?> get() {
    return new ResourceKind<>(new StreamPoolModel(), StreamPoolGateway::new);
  }
}
