package dev.tsunagi.simulator.oci.wire;

/// Says who sent a request.
@FunctionalInterface
public interface Authenticator {

  /// The sender; throws 401 `NotAuthenticated`.
  Principal authenticate(Request request);
}
