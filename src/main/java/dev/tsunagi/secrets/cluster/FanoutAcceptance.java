package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.api.secrets.ClusterPushSecret;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// Refuses an object of the cluster that cannot be read, or whose selectors cannot. Pure.
public final class FanoutAcceptance {

  private FanoutAcceptance() {}

  /// Throws [FailureException] with everything that is wrong.
  public static void check(ClusterExternalSecret primary) {
    check(primary, new ClusterExternalSecretKind().desired(primary).where());
  }

  /// Throws [FailureException] with everything that is wrong.
  public static void check(ClusterPushSecret primary) {
    check(primary, new ClusterPushSecretKind().desired(primary).where());
  }

  static void check(CheckedResource<?, ?> primary, NamespaceSelection where) {
    var problems =
        primary.problems().isEmpty()
            ? where.problems()
            : primary.problems().stream().map(SpecProblem::message).toList();
    if (!problems.isEmpty()) {
      throw new FailureException(new Failure.Invalid(String.join("; ", problems)));
    }
  }
}
