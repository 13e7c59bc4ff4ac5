package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretRules;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.manifest.ManifestWatch;

/// Refuses an ExternalSecret that cannot be read or breaks a rule. Pure.
public final class ExternalSecretAcceptance {

  /// The reason of a failure for which ESO has a reason of its own.
  static final String INVALID_TARGET = "InvalidGenericTarget";

  private ExternalSecretAcceptance() {}

  /// Throws [FailureException] with everything that is wrong.
  ///
  /// @param genericTargets whether targets may be other objects than Secrets
  public static void check(ExternalSecret primary, boolean genericTargets) {
    var problems =
        primary.problems().isEmpty()
            ? ExternalSecretRules.violations(primary.getSpec())
            : primary.problems().stream().map(SpecProblem::message).toList();
    if (!problems.isEmpty()) {
      throw new FailureException(new Failure.Invalid(String.join("; ", problems)));
    }
    if (!genericTargets && ManifestWatch.target(primary).isPresent()) {
      throw new FailureException(
          new Failure.Refused(
              INVALID_TARGET,
              "invalid generic target: spec.target.manifest makes other objects than Secrets only"
                  + " when the operator runs with --unsafe-allow-generic-targets"));
    }
  }
}
