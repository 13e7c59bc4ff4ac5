package dev.tsunagi.app;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;

/// The controllers that JOSDK runs: who reconciles, and where.
final class Controllers {

  private final Operator operator;
  private final Optional<String> namespace;

  /// `namespace` is empty where all of them are served.
  Controllers(Operator operator, Optional<String> namespace) {
    this.operator = operator;
    this.namespace = namespace;
  }

  /// For objects in the namespaces that are served.
  <P extends HasMetadata> void inNamespaces(Reconciler<P> reconciler) {
    register(reconciler, o -> namespace.ifPresent(o::settingNamespace));
  }

  /// For objects of the cluster.
  <P extends HasMetadata> void inCluster(Reconciler<P> reconciler) {
    register(reconciler, _ -> {});
  }

  private <P extends HasMetadata> void register(
      Reconciler<P> reconciler, Consumer<ControllerConfigurationOverrider<P>> where) {
    operator.register(
        reconciler,
        o -> {
          where.accept(o);
          o.withRetry(forBugs());
        });
  }

  /// Failures never reach JOSDK; what does is a bug or a lost race for a status write.
  private static GenericRetry forBugs() {
    return new GenericRetry()
        .setInitialInterval(1_000)
        .setIntervalMultiplier(2)
        .setMaxInterval(420_000)
        .withoutMaxAttempts();
  }
}
