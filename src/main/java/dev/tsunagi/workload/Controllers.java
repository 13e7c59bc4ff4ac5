package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Availability.Autoscaling;
import dev.tsunagi.api.workload.Batch;
import org.jspecify.annotations.Nullable;

/// Renders what makes the pods and decides about their number. Pure.
final class Controllers {

  private Controllers() {}

  /// The Deployment, Job or CronJob.
  static Map<String, Object> main(Rendering from) {
    var job = from.spec().job();
    if (job == null) {
      return deployment(from);
    }
    return job.schedule().isEmpty() ? job(from, job) : cronJob(from, job);
  }

  /// Of everything that pods are made of but for what bound Secrets hold.
  static String specHash(Rendering from) {
    return Marks.hash(PodTemplates.of(from.unbound()));
  }

  private static Map<String, String> annotations(Rendering from) {
    var all = new TreeMap<String, String>();
    all.put(Marks.SPEC, specHash(from));
    all.put(Marks.BINDINGS, from.bindingsHash());
    all.values().removeIf(String::isEmpty);
    return all;
  }

  /// The number of pods is left out: whoever scales the Deployment is not to be crossed.
  private static Map<String, Object> deployment(Rendering from) {
    var rollout = from.spec().rollout();
    return object(
        "apps/v1",
        "Deployment",
        Marks.metadata(from.workload(), from.name(), annotations(from)),
        Fields.of(
            "selector",
            Fields.of("matchLabels", Marks.selector(from.workload())),
            "strategy",
            Fields.of(
                "type",
                "RollingUpdate",
                "rollingUpdate",
                Fields.of(
                    "maxSurge",
                    Fields.intOrText(rollout.maxSurge()),
                    "maxUnavailable",
                    Fields.intOrText(rollout.maxUnavailable()))),
            "minReadySeconds",
            rollout.minReadySeconds(),
            "progressDeadlineSeconds",
            orElse(rollout.progressDeadlineSeconds(), 600),
            "revisionHistoryLimit",
            3,
            "template",
            PodTemplates.of(from)));
  }

  /// Each spec has a Job of its own name, as the pods of one cannot change.
  private static Map<String, Object> job(Rendering from, Batch batch) {
    var settled = Fields.of("spec", PodTemplates.of(from.unbound()), "job", settings(batch));
    return object(
        "batch/v1",
        "Job",
        Marks.metadata(from.workload(), from.name() + "-" + Marks.hash(settled), annotations(from)),
        Fields.and(
            settings(batch),
            Fields.of(
                "suspend", batch.suspend() ? true : null, "template", PodTemplates.of(from))));
  }

  private static Map<String, Object> cronJob(Rendering from, Batch batch) {
    var policy = batch.concurrencyPolicy();
    var settings = settings(batch);
    settings.put("ttlSecondsAfterFinished", orElse(batch.ttlSecondsAfterFinished(), 300));
    settings.put("template", PodTemplates.of(from));
    return object(
        "batch/v1",
        "CronJob",
        Marks.metadata(from.workload(), from.name(), annotations(from)),
        Fields.of(
            "schedule",
            batch.schedule(),
            "timeZone",
            batch.timeZone(),
            "concurrencyPolicy",
            policy == null ? "Forbid" : policy.text(),
            "suspend",
            batch.suspend(),
            "successfulJobsHistoryLimit",
            1,
            "failedJobsHistoryLimit",
            1,
            "jobTemplate",
            Fields.of(
                "metadata", Fields.of("labels", Marks.labels(from.workload())), "spec", settings)));
  }

  private static Map<String, Object> settings(Batch batch) {
    return Fields.of(
        "parallelism",
        batch.parallelism(),
        "completions",
        batch.completions(),
        "backoffLimit",
        orElse(batch.backoffLimit(), 3),
        "activeDeadlineSeconds",
        batch.activeDeadlineSeconds());
  }

  /// Metrics come once a minute: steps wait for the effect of the one before.
  static Optional<Map<String, Object>> autoscaler(Rendering from) {
    var scaling = from.spec().autoscaling();
    if (scaling == null || from.spec().isJob()) {
      return Optional.empty();
    }
    var target = Fields.of("apiVersion", "apps/v1", "kind", "Deployment", "name", from.name());
    return Optional.of(
        object(
            "autoscaling/v2",
            "HorizontalPodAutoscaler",
            Marks.metadata(from.workload(), from.name(), Map.of()),
            Fields.of(
                "scaleTargetRef",
                target,
                "minReplicas",
                scaling.minReplicas(),
                "maxReplicas",
                scaling.maxReplicas(),
                "metrics",
                metrics(scaling),
                "behavior",
                behavior(scaling))));
  }

  private static List<Object> metrics(Autoscaling scaling) {
    return Stream.of(metric("cpu", scaling.cpuPercent()), metric("memory", scaling.memoryPercent()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Object> metric(String resource, @Nullable Integer percent) {
    return percent == null
        ? Optional.empty()
        : Optional.of(
            Fields.of(
                "type",
                "Resource",
                "resource",
                Fields.of(
                    "name",
                    resource,
                    "target",
                    Fields.of("type", "Utilization", "averageUtilization", percent))));
  }

  private static Map<String, Object> behavior(Autoscaling scaling) {
    return Fields.of(
        "scaleUp",
        Fields.of(
            "stabilizationWindowSeconds",
            0,
            "selectPolicy",
            "Max",
            "policies",
            List.of(policy("Percent", 100), policy("Pods", 4))),
        "scaleDown",
        Fields.of(
            "stabilizationWindowSeconds",
            orElse(scaling.scaleDownAfterSeconds(), 300),
            "selectPolicy",
            "Max",
            "policies",
            List.of(policy("Percent", 50))));
  }

  private static Map<String, Object> policy(String type, int value) {
    return Fields.of("type", type, "value", value, "periodSeconds", 60);
  }

  static Optional<Map<String, Object>> disruptionBudget(Rendering from) {
    if (from.spec().isJob()) {
      return Optional.empty();
    }
    var given = from.spec().disruptionBudget();
    var limit =
        given == null
            ? Fields.of("maxUnavailable", 1)
            : given.minAvailable().isEmpty()
                ? Fields.of("maxUnavailable", Fields.intOrText(given.maxUnavailable()))
                : Fields.of("minAvailable", Fields.intOrText(given.minAvailable()));
    // A pod that is not ready must not hold up the upgrade of its node.
    limit.put("unhealthyPodEvictionPolicy", "AlwaysAllow");
    limit.put("selector", Fields.of("matchLabels", Marks.selector(from.workload())));
    return Optional.of(
        object(
            "policy/v1",
            "PodDisruptionBudget",
            Marks.metadata(from.workload(), from.name(), Map.of()),
            limit));
  }

  private static int orElse(@Nullable Integer given, int otherwise) {
    return given == null ? otherwise : given;
  }

  static Map<String, Object> object(
      String apiVersion, String kind, Map<String, Object> metadata, Map<String, Object> spec) {
    return Fields.of("apiVersion", apiVersion, "kind", kind, "metadata", metadata, "spec", spec);
  }
}
