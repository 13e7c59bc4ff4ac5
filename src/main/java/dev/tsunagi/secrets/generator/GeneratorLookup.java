package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.generators.ClusterGenerator;
import dev.tsunagi.api.generators.ClusterGeneratorSpec;
import dev.tsunagi.api.generators.Fake;
import dev.tsunagi.api.generators.GeneratorSpec;
import dev.tsunagi.api.generators.Password;
import dev.tsunagi.api.generators.SshKey;
import dev.tsunagi.api.generators.Uuid;
import dev.tsunagi.api.secrets.GeneratorRef;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// Finds what a reference to a generator asks for.
record GeneratorLookup(Source objects) {

  /// Where generators are.
  interface Source {

    /// Empty when there is none. An empty `namespace` is for kinds of the cluster.
    <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name);
  }

  /// Empty when there is no such generator. Throws for one that we do not serve or understand.
  Optional<GeneratorSpec> find(GeneratorRef reference, String namespace) {
    if (!reference.apiVersion().equals(GeneratorRef.API_VERSION)) {
      throw invalid(
          "apiVersion \"%s\" is not served; use %s"
              .formatted(reference.apiVersion(), GeneratorRef.API_VERSION));
    }
    var kind = reference.kind();
    return switch (kind) {
      case PASSWORD -> read(Password.class, reference, namespace).map(g -> g);
      case UUID -> read(Uuid.class, reference, namespace).map(g -> g);
      case SSH_KEY -> read(SshKey.class, reference, namespace).map(g -> g);
      case FAKE -> read(Fake.class, reference, namespace).map(g -> g);
      case CLUSTER_GENERATOR ->
          read(ClusterGenerator.class, reference, "").map(g -> given(reference, g));
      case ACR_ACCESS_TOKEN,
          BEYONDTRUST_WORKLOAD_CREDENTIALS_DYNAMIC_SECRET,
          CLOUDSMITH_ACCESS_TOKEN,
          ECR_AUTHORIZATION_TOKEN,
          GCR_ACCESS_TOKEN,
          GITHUB_ACCESS_TOKEN,
          GITLAB_DEPLOY_TOKEN,
          QUAY_ACCESS_TOKEN,
          STS_SESSION_TOKEN,
          VAULT_DYNAMIC_SECRET,
          WEBHOOK,
          GRAFANA,
          MFA ->
          throw unsupported(GeneratorKinds.name(kind));
      case null -> throw invalid("kind is missing or not one that ESO has");
    };
  }

  private <S, P extends CheckedResource<S, Void>> Optional<S> read(
      Class<P> kind, GeneratorRef reference, String namespace) {
    var found = objects.find(kind, namespace, reference.name());
    found.ifPresent(generator -> check(reference, generator.problems()));
    return found.map(CheckedResource::getSpec);
  }

  private static void check(GeneratorRef reference, List<SpecProblem> problems) {
    if (!problems.isEmpty()) {
      throw invalid(
          what(reference)
              + ": "
              + problems.stream().map(SpecProblem::message).collect(Collectors.joining("; ")));
    }
  }

  private static GeneratorSpec given(GeneratorRef reference, ClusterGeneratorSpec spec) {
    if (!GeneratorKinds.isServed(spec.kind())) {
      throw unsupported(what(reference) + ": spec.kind " + spec.kind());
    }
    return spec.generator()
        .of(spec.kind())
        .orElseThrow(
            () ->
                invalid(
                    "%s: spec.generator does not hold the spec of a %s, which spec.kind names"
                        .formatted(what(reference), spec.kind())));
  }

  private static FailureException unsupported(String kind) {
    return new FailureException(
        new Failure.Refused(
            "Unsupported",
            "%s is not supported; Tsunagi generates with %s"
                .formatted(kind, String.join(", ", GeneratorKinds.SERVED))));
  }

  private static FailureException invalid(String text) {
    return new FailureException(new Failure.Invalid(text));
  }

  static String what(GeneratorRef reference) {
    return "%s \"%s\"".formatted(GeneratorKinds.name(reference.kind()), reference.name());
  }
}
