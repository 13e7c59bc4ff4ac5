package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretRules;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// Refuses an ExternalSecret that cannot be read, breaks a rule, or asks for what we do not do.
/// Pure.
final class Acceptance {

  private Acceptance() {}

  static void check(ExternalSecret primary) {
    var problems =
        primary.problems().isEmpty()
            ? ExternalSecretRules.violations(primary.getSpec())
            : primary.problems().stream().map(SpecProblem::message).toList();
    if (!problems.isEmpty()) {
      throw new FailureException(new Failure.Invalid(String.join("; ", problems)));
    }
    var unsupported = Unsupported.paths(primary.getSpec());
    if (!unsupported.isEmpty()) {
      throw new FailureException(
          new Failure.Refused(
              "Unsupported",
              "not supported by this version of Tsunagi: %s; the Secret is left as it is"
                  .formatted(String.join(", ", unsupported))));
    }
  }
}
