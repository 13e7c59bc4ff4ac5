package dev.tsunagi.provisioning.stream;

import dev.tsunagi.api.provisioning.StreamSpec;
import dev.tsunagi.provisioning.ResourceKind;

/// The kind, for tests of the engine.
public final class StreamKind {

  private StreamKind() {}

  public static ResourceKind<StreamSpec, ?> get() {
    return new ResourceKind<>(new StreamModel(), StreamGateway::new);
  }
}
