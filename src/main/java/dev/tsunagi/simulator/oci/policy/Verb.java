package dev.tsunagi.simulator.oci.policy;

/// What a policy allows; each verb includes those before it.
public enum Verb {
  INSPECT,
  READ,
  USE,
  MANAGE;

  boolean includes(Verb other) {
    return compareTo(other) >= 0;
  }
}
