package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretRules;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// Refuses a PushSecret that cannot be read, or breaks a rule. Pure.
public final class PushSecretAcceptance {

  private PushSecretAcceptance() {}

  /// Throws [FailureException] with everything that is wrong.
  public static void check(PushSecret primary) {
    var problems =
        primary.problems().isEmpty()
            ? PushSecretRules.violations(primary.getSpec())
            : primary.problems().stream().map(SpecProblem::message).toList();
    if (!problems.isEmpty()) {
      throw new FailureException(new Failure.Invalid(String.join("; ", problems)));
    }
    var source = primary.getSpec().selector();
    var secret = source.secret();
    if (source.generatorRef() == null
        && (secret == null || (secret.name().isEmpty() && secret.selector() == null))) {
      throw new FailureException(
          new Failure.Invalid(
              "spec.selector names nothing to push: give secret.name, secret.selector or"
                  + " generatorRef"));
    }
  }
}
