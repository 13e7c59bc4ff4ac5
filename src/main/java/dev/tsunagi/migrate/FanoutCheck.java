package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.api.secrets.ClusterPushSecret;
import dev.tsunagi.api.secrets.ExternalSecretRules;
import dev.tsunagi.api.secrets.PushSecretRules;
import dev.tsunagi.secrets.cluster.FanoutAcceptance;
import dev.tsunagi.secrets.cluster.NamespaceReleaseDecision;
import io.fabric8.kubernetes.api.model.Namespace;

/// Objects that stand for one in each of many namespaces, and what ESO hung on those namespaces.
final class FanoutCheck {

  private FanoutCheck() {}

  static Stream<Finding> look(Scene at) {
    return Stream.of(
            at.all().all(ClusterExternalSecret.class).stream().map(FanoutCheck::external),
            at.all().all(ClusterPushSecret.class).stream().map(FanoutCheck::push),
            at.all().all(Namespace.class).stream().flatMap(seen -> namespace(at, seen).stream()))
        .flatMap(s -> s);
  }

  private static Finding external(Seen<ClusterExternalSecret> seen) {
    return judged(
        seen,
        Refusal.of(() -> FanoutAcceptance.check(seen.object())),
        ExternalSecretRules.violations(seen.object().getSpec().externalSecretSpec()),
        "spec.externalSecretSpec");
  }

  private static Finding push(Seen<ClusterPushSecret> seen) {
    return judged(
        seen,
        Refusal.of(() -> FanoutAcceptance.check(seen.object())),
        PushSecretRules.violations(seen.object().getSpec().pushSecretSpec()),
        "spec.pushSecretSpec");
  }

  private static Finding judged(
      Seen<?> seen, Optional<String> refusal, List<String> broken, String path) {
    if (refusal.isPresent()) {
      return seen.blocked(
          Rule.REFUSED, "spec", refusal.get(), "correct it; what it made stays until then");
    }
    return broken.isEmpty()
        ? seen.same(Rule.FANOUT, "spec", "what it made is its own as before")
        : seen.blocked(
            Rule.REFUSED,
            path,
            String.join("; ", broken),
            "correct it; what it made stays until then");
  }

  private static Optional<Finding> namespace(Scene at, Seen<Namespace> seen) {
    if (!NamespaceReleaseDecision.concerns(seen.object())) {
      return Optional.empty();
    }
    var kept =
        NamespaceReleaseDecision.kept(
            seen.object(), name -> at.all().find(ClusterExternalSecret.class, "", name));
    var useless = new ArrayList<>(seen.object().getMetadata().getFinalizers());
    useless.removeAll(kept);
    return Optional.of(
        useless.isEmpty()
            ? seen.same(Rule.FINALIZER, "metadata.finalizers", "it keeps what ESO hung on it")
            : released(at, seen, useless));
  }

  private static Finding released(Scene at, Seen<Namespace> seen, List<String> useless) {
    var which = String.join(", ", useless);
    return seen.note(
        Rule.FINALIZER,
        "metadata.finalizers",
        at.all().isWhole()
            ? "Tsunagi takes off %s, which is of no use any more".formatted(which)
            : "Tsunagi takes off %s, unless that object provisions this namespace"
                .formatted(which));
  }
}
