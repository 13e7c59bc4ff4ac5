package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;

/// Keeps Deployments within the bounds of their HorizontalPodAutoscalers. Nothing is measured here,
/// and without metrics a real one does just that.
record Autoscalers(Cluster cluster) implements Controller {

  private static final Duration SOON = Duration.ofMillis(500);

  /// As often as the real one looks.
  private static final Duration PERIOD = Duration.ofSeconds(15);

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    var scaler =
        cluster
            .client()
            .autoscaling()
            .v2()
            .horizontalPodAutoscalers()
            .inNamespace(namespace)
            .withName(name)
            .get();
    if (scaler == null || scaler.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var target = scaler.getSpec().getScaleTargetRef();
    if (!target.getKind().equals("Deployment")) {
      return Optional.empty();
    }
    var deployments = cluster.client().apps().deployments().inNamespace(namespace);
    var deployment = deployments.withName(target.getName()).get();
    if (deployment == null) {
      return Optional.of(SOON);
    }
    scale(scaler, deployment);
    return Optional.of(PERIOD);
  }

  private void scale(HorizontalPodAutoscaler scaler, Deployment deployment) {
    int is = deployment.getSpec().getReplicas();
    var wanted = wanted(scaler, is);
    if (wanted != is) {
      cluster.client().resource(deployment).scale(wanted);
      cluster.normal(
          scaler,
          "SuccessfulRescale",
          "New size: %d; reason: Current number of replicas %s"
              .formatted(
                  wanted, wanted > is ? "below Spec.MinReplicas" : "above Spec.MaxReplicas"));
    }
    var status = scaler.getStatus();
    if (status == null
        || !Objects.equals(status.getCurrentReplicas(), is)
        || !Objects.equals(status.getDesiredReplicas(), wanted)) {
      tell(scaler, is, wanted);
    }
  }

  /// One that has no pods is switched off.
  private static int wanted(HorizontalPodAutoscaler scaler, int is) {
    var least = Objects.requireNonNullElse(scaler.getSpec().getMinReplicas(), 1);
    return is == 0 ? 0 : Math.clamp(is, least, scaler.getSpec().getMaxReplicas());
  }

  private void tell(HorizontalPodAutoscaler scaler, int is, int wanted) {
    cluster
        .client()
        .resource(scaler)
        .editStatus(
            s ->
                new HorizontalPodAutoscalerBuilder(s)
                    .withNewStatus()
                    .withCurrentReplicas(is)
                    .withDesiredReplicas(wanted)
                    .withObservedGeneration(s.getMetadata().getGeneration())
                    .addNewCondition()
                    .withType("ScalingActive")
                    .withStatus("False")
                    .withReason("FailedGetResourceMetric")
                    .withMessage("nothing is measured in this cluster")
                    .withLastTransitionTime(cluster.now())
                    .endCondition()
                    .endStatus()
                    .build());
  }
}
