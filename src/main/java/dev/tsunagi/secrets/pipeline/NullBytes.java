package dev.tsunagi.secrets.pipeline;

import dev.tsunagi.api.secrets.NullBytePolicy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// The stage that refuses values which hold a zero byte, where the policy says so.
public final class NullBytes {

  private NullBytes() {}

  /// Nothing, or a refusal that names `key`.
  ///
  /// @throws dev.tsunagi.failure.FailureException when the policy forbids the value
  public static void check(NullBytePolicy policy, String key, SecretValue value) {
    if (policy == NullBytePolicy.FAIL && hasNullByte(value)) {
      throw Refusal.because("value of key " + key + " contains a null byte");
    }
  }

  /// As for one value; of several that are forbidden the first by name is told.
  public static void check(NullBytePolicy policy, SecretData data) {
    data.values().forEach((key, value) -> check(policy, key, value));
  }

  private static boolean hasNullByte(SecretValue value) {
    for (var b : value.bytes()) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
