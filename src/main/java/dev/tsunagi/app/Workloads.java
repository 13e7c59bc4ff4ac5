package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.workload.HashKey;
import dev.tsunagi.workload.RolloutBudget;
import dev.tsunagi.workload.WorkloadReconciler;
import io.fabric8.kubernetes.client.KubernetesClient;

/// What runs on virtual nodes.
final class Workloads {

  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final Shell shell;
  private final Clock clock;

  Workloads(KubernetesClient client, OperatorSettings settings, Shell shell, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.shell = shell;
    this.clock = clock;
  }

  /// Nothing where the cluster does not know the kind.
  void register(Controllers controllers) {
    if (Preflight.serves(client, VirtualNodeWorkload.class)) {
      controllers.inNamespaces(reconciler());
    }
  }

  private WorkloadReconciler reconciler() {
    return new WorkloadReconciler(
        shell,
        client,
        new HashKey(
            new TargetSecrets(client), settings.ownAccount().namespace(), new SecureRandom()),
        new WorkloadReconciler.Settings(
            new RolloutBudget(settings.rolloutBudget()), settings.ociRegion().orElse(""), clock));
  }
}
