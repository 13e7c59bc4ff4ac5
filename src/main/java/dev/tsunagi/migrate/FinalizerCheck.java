package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.manifest.Manifest;
import dev.tsunagi.provisioning.acting.StoreHoldReconciler;
import dev.tsunagi.provisioning.engine.ProvisioningReconciler;
import dev.tsunagi.provisioning.engine.Takeover;
import dev.tsunagi.secrets.cluster.ClusterExternalSecretReconciler;
import dev.tsunagi.secrets.external.ExternalSecretReconciler;
import dev.tsunagi.secrets.generator.GeneratorStateReconciler;
import dev.tsunagi.secrets.push.PushSecretReconciler;

/// Finalizers of those who go: those that we honour, and those that nobody would take off.
final class FinalizerCheck {

  private static final Set<String> HONOURED =
      Set.of(
          ExternalSecretReconciler.FINALIZER,
          ClusterExternalSecretReconciler.FINALIZER,
          PushSecretReconciler.FINALIZER,
          PushSecretReconciler.STORE_FINALIZER,
          GeneratorStateReconciler.FINALIZER,
          ProvisioningReconciler.FINALIZER,
          StoreHoldReconciler.FINALIZER,
          Takeover.OSOK_FINALIZER);

  private FinalizerCheck() {}

  static Stream<Finding> look(Scene at) {
    return at.all().all().stream()
        .filter(seen -> Groups.ALL.contains(Groups.of(seen.found().subject().apiVersion())))
        .flatMap(FinalizerCheck::look);
  }

  private static Stream<Finding> look(Seen<Manifest.Found> seen) {
    var metadata = seen.found().tree().path("metadata");
    var leaving = seen.isLeaving();
    return metadata
        .path("finalizers")
        .valueStream()
        .map(finalizer -> look(seen, finalizer.asText(), leaving))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> look(
      Seen<Manifest.Found> seen, String finalizer, boolean leaving) {
    if (isServed(seen) && HONOURED.contains(finalizer)) {
      return leaving
          ? Optional.of(leaving(seen, finalizer))
          : Optional.of(finalizer)
              .filter(f -> !f.equals(Takeover.OSOK_FINALIZER))
              .map(f -> kept(seen, f));
    }
    return isTheirs(finalizer) ? Optional.of(stuck(seen, finalizer, leaving)) : Optional.empty();
  }

  private static Finding kept(Seen<Manifest.Found> seen, String finalizer) {
    return seen.same(Rule.FINALIZER, "metadata.finalizers", "Tsunagi honours " + finalizer);
  }

  private static Finding leaving(Seen<Manifest.Found> seen, String finalizer) {
    return seen.note(
        Rule.IN_DELETION,
        "metadata.deletionTimestamp",
        "it is being deleted: Tsunagi does what is left to do and takes off " + finalizer);
  }

  private static boolean isServed(Seen<Manifest.Found> seen) {
    var subject = seen.found().subject();
    return Groups.kind(Groups.of(subject.apiVersion()), subject.kind()).isPresent();
  }

  /// Of Kubernetes, of GitOps tools and so on: they see to theirs themselves.
  private static boolean isTheirs(String finalizer) {
    return finalizer.contains("external-secrets")
        || finalizer.contains("externalsecrets")
        || finalizer.contains(Groups.OSOK);
  }

  private static Finding stuck(Seen<Manifest.Found> seen, String finalizer, boolean leaving) {
    var subject = seen.found().subject();
    return seen.finding(
        leaving ? Severity.BLOCKED : Severity.DECIDE,
        Rule.FINALIZER_STUCK,
        "metadata.finalizers",
        "nobody takes off %s once %s is gone: %s"
            .formatted(
                finalizer,
                Groups.operatorOf(Groups.of(subject.apiVersion())),
                leaving ? "its deletion never ends" : "it could never be deleted"),
        "delete it before the switch, or take the finalizer off by hand");
  }
}
