package dev.tsunagi.workload;

import dev.tsunagi.kube.GenericObjects.Kind;
import java.util.List;

/// The kinds of objects that workloads are made of.
final class Kinds {

  static final Kind DEPLOYMENT = new Kind("apps/v1", "Deployment");
  static final Kind JOB = new Kind("batch/v1", "Job");
  static final Kind CRON_JOB = new Kind("batch/v1", "CronJob");
  static final Kind SERVICE = new Kind("v1", "Service");
  static final Kind CONFIG_MAP = new Kind("v1", "ConfigMap");
  static final Kind HTTP_ROUTE = new Kind("gateway.networking.k8s.io/v1", "HTTPRoute");

  /// Those that make pods.
  static final List<Kind> MAIN = List.of(DEPLOYMENT, JOB, CRON_JOB);

  /// All of them. A cluster may lack the last one.
  static final List<Kind> ALL =
      List.of(
          DEPLOYMENT,
          JOB,
          CRON_JOB,
          SERVICE,
          CONFIG_MAP,
          new Kind("v1", "ServiceAccount"),
          new Kind("policy/v1", "PodDisruptionBudget"),
          new Kind("autoscaling/v2", "HorizontalPodAutoscaler"),
          new Kind("networking.k8s.io/v1", "Ingress"),
          HTTP_ROUTE);

  private Kinds() {}
}
