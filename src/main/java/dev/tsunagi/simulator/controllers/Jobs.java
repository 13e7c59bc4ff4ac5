package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import org.jspecify.annotations.Nullable;

/// Runs pods until enough of them have succeeded or too many failed. Not indexed.
record Jobs(Cluster cluster) implements Controller {

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    var jobs = cluster.client().batch().v1().jobs().inNamespace(namespace);
    var job = jobs.withName(name).get();
    if (job == null || job.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    if (finished(job).isPresent()) {
      return expire(job);
    }
    var pods = cluster.pods(job);
    var succeeded = count(pods, "Succeeded");
    var failed = count(pods, "Failed");
    var wanted = or(job.getSpec().getCompletions(), or(job.getSpec().getParallelism(), 1));
    var tooMany = failed > or(job.getSpec().getBackoffLimit(), 6);
    if (!tooMany) {
      run(job, pods.size() - succeeded - failed, wanted - succeeded);
    } else {
      pods.stream()
          .filter(pod -> !Pods.isOver(pod))
          .forEach(pod -> cluster.client().resource(pod).delete());
    }
    var after = cluster.pods(job);
    jobs.withName(name).editStatus(j -> withStatus(j, after, wanted, tooMany));
    return Optional.empty();
  }

  private void run(Job job, int active, int missing) {
    var parallel =
        Boolean.TRUE.equals(job.getSpec().getSuspend()) ? 0 : or(job.getSpec().getParallelism(), 1);
    for (var i = active; i < Math.min(parallel, missing); i++) {
      cluster.createPod(job, labelled(job), "", pod -> pod);
    }
    if (parallel == 0) {
      cluster.pods(job).stream()
          .filter(pod -> !Pods.isOver(pod))
          .forEach(pod -> cluster.client().resource(pod).delete());
    }
  }

  private static PodTemplateSpec labelled(Job job) {
    var labels =
        Map.of(
            "job-name", job.getMetadata().getName(),
            "batch.kubernetes.io/job-name", job.getMetadata().getName(),
            "controller-uid", job.getMetadata().getUid(),
            "batch.kubernetes.io/controller-uid", job.getMetadata().getUid());
    return job.getSpec()
        .getTemplate()
        .edit()
        .editOrNewMetadata()
        .addToLabels(labels)
        .endMetadata()
        .build();
  }

  private Job withStatus(Job job, List<Pod> pods, int wanted, boolean tooMany) {
    var succeeded = count(pods, "Succeeded");
    var before = job.getStatus() == null ? new JobStatus() : job.getStatus();
    var status =
        new JobStatusBuilder(before)
            .withStartTime(Objects.requireNonNullElse(before.getStartTime(), cluster.now()))
            .withActive((int) pods.stream().filter(pod -> !Pods.isOver(pod)).count())
            .withReady((int) pods.stream().filter(Pods::isReady).count())
            .withSucceeded(succeeded)
            .withFailed(count(pods, "Failed"));
    if (succeeded >= wanted) {
      status.withCompletionTime(cluster.now());
      end(status, "Complete", "CompletionsReached", "Reached expected number of succeeded pods");
    } else if (tooMany) {
      end(status, "Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
    }
    return new JobBuilder(job).withStatus(status.build()).build();
  }

  private void end(JobStatusBuilder status, String type, String reason, String message) {
    status
        .addNewCondition()
        .withType(type)
        .withStatus("True")
        .withReason(reason)
        .withMessage(message)
        .withLastProbeTime(cluster.now())
        .withLastTransitionTime(cluster.now())
        .endCondition();
  }

  /// When it ended, if it did.
  static Optional<Instant> finished(Job job) {
    return job.getStatus() == null
        ? Optional.empty()
        : job.getStatus().getConditions().stream()
            .filter(
                c ->
                    Set.of("Complete", "Failed").contains(c.getType())
                        && c.getStatus().equals("True"))
            .map(c -> Instant.parse(c.getLastTransitionTime()))
            .findFirst();
  }

  private Optional<Duration> expire(Job job) {
    var seconds = job.getSpec().getTtlSecondsAfterFinished();
    if (seconds == null) {
      return Optional.empty();
    }
    var left =
        Duration.between(
            cluster.clock().instant(), finished(job).orElseThrow().plusSeconds(seconds));
    if (left.isPositive()) {
      return Optional.of(left.plusMillis(10));
    }
    cluster.client().resource(job).delete();
    return Optional.empty();
  }

  private static int count(List<Pod> pods, String phase) {
    return (int) pods.stream().filter(pod -> Pods.phase(pod).equals(phase)).count();
  }

  private static int or(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
