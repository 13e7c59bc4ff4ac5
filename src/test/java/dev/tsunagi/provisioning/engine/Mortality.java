package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.oci.OciCalls;

/// Ends the operator right after a call to OCI: what was asked for is done, and nobody knows.
///
/// Between two calls nothing changes outside of the process, so that to die after any of them is to
/// die at any step.
final class Mortality implements OciCalls {

  /// No failure of a call, which would be handled, but the end of the process.
  static final class Death extends Error {
    Death(String operation) {
      super("died after " + operation);
    }
  }

  private static final int NEVER = -1;

  private final AtomicInteger left = new AtomicInteger(NEVER);

  /// To die after so many calls from now.
  void dieAfter(int calls) {
    left.set(calls);
  }

  void live() {
    left.set(NEVER);
  }

  @Override
  public void called(String service, String operation, Result result, Duration took) {
    if (left.get() != NEVER && left.decrementAndGet() == 0) {
      left.set(NEVER);
      throw new Death(operation);
    }
  }
}
