package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.secrets.SecretData;

/// The stage that renames or merges keys, step by step.
public final class Rewriting {

  private Rewriting() {}

  /// The data after every step, in their order.
  ///
  /// @throws dev.tsunagi.failure.FailureException when a step cannot be taken
  public static SecretData rewrite(List<Rewrite> steps, SecretData data) {
    var rewritten = data;
    for (var step : steps) {
      rewritten = take(step, rewritten);
    }
    return rewritten;
  }

  private static SecretData take(Rewrite step, SecretData data) {
    if (step.regexp() != null) {
      return KeyReplacement.of(step.regexp()).in(data);
    }
    if (step.merge() != null) {
      return Merging.merge(step.merge(), data);
    }
    return data;
  }
}
