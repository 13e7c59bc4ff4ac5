package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;

/// Makes a Job whenever one is due; of several that were missed, only the last.
record CronJobs(Cluster cluster) implements Controller {

  private static final Duration LONGEST = Duration.ofHours(1);

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    var cronJobs = cluster.client().batch().v1().cronjobs().inNamespace(namespace);
    var cron = cronJobs.withName(name).get();
    if (cron == null || cron.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var schedule = schedule(cron);
    if (schedule.isEmpty()) {
      cluster.warn(
          cron, "UnparseableSchedule", "unparseable schedule: " + cron.getSpec().getSchedule());
      return Optional.empty();
    }
    var jobs = jobs(cron);
    var now = cluster.clock().instant();
    var due = due(cron, schedule.get(), now);
    if (due.isPresent() && !Boolean.TRUE.equals(cron.getSpec().getSuspend())) {
      start(cron, jobs, due.get());
    }
    forget(cron, jobs(cron));
    var left = jobs(cron);
    cronJobs.withName(name).editStatus(c -> withStatus(c, left, due));
    return schedule
        .get()
        .after(now)
        .map(next -> Duration.between(now, next).plusMillis(10))
        .map(d -> d.compareTo(LONGEST) < 0 ? d : LONGEST);
  }

  private static Optional<Schedule> schedule(CronJob cron) {
    return Schedule.parse(
        cron.getSpec().getSchedule(),
        Objects.requireNonNullElse(cron.getSpec().getTimeZone(), "UTC"));
  }

  private List<Job> jobs(CronJob cron) {
    return cluster
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(cron.getMetadata().getNamespace())
        .list()
        .getItems()
        .stream()
        .filter(job -> Cluster.controls(cron, job))
        .sorted(Comparator.comparing(job -> job.getMetadata().getName()))
        .toList();
  }

  /// The last time that it should have run and has not.
  private static Optional<Instant> due(CronJob cron, Schedule schedule, Instant now) {
    var status = cron.getStatus() == null ? new CronJobStatus() : cron.getStatus();
    var since =
        Objects.requireNonNullElse(
            status.getLastScheduleTime(), cron.getMetadata().getCreationTimestamp());
    var due = Optional.<Instant>empty();
    var next = schedule.after(Instant.parse(since));
    for (var i = 0; i < 100 && next.isPresent() && !next.get().isAfter(now); i++) {
      due = next;
      next = schedule.after(next.get());
    }
    return due;
  }

  private void start(CronJob cron, List<Job> jobs, Instant due) {
    var active = jobs.stream().filter(job -> Jobs.finished(job).isEmpty()).toList();
    var policy = Objects.requireNonNullElse(cron.getSpec().getConcurrencyPolicy(), "Allow");
    if (policy.equals("Forbid") && !active.isEmpty()) {
      cluster.normal(
          cron,
          "JobAlreadyActive",
          "Not starting job because prior execution is running and concurrency policy is Forbid");
      return;
    }
    if (policy.equals("Replace")) {
      active.forEach(job -> cluster.client().resource(job).delete());
    }
    var name = cron.getMetadata().getName() + "-" + due.getEpochSecond() / 60;
    var template = cron.getSpec().getJobTemplate();
    var metadata = Cluster.metadata(cron, template.getMetadata());
    metadata.setName(name);
    if (jobs.stream().noneMatch(job -> job.getMetadata().getName().equals(name))) {
      cluster
          .client()
          .resource(new JobBuilder().withMetadata(metadata).withSpec(template.getSpec()).build())
          .create();
      cluster.normal(cron, "SuccessfulCreate", "Created job " + name);
    }
  }

  private void forget(CronJob cron, List<Job> jobs) {
    forget(
        jobs,
        "Complete",
        Objects.requireNonNullElse(cron.getSpec().getSuccessfulJobsHistoryLimit(), 3));
    forget(
        jobs, "Failed", Objects.requireNonNullElse(cron.getSpec().getFailedJobsHistoryLimit(), 1));
  }

  private void forget(List<Job> jobs, String condition, int limit) {
    var over =
        jobs.stream()
            .filter(
                job ->
                    job.getStatus() != null
                        && job.getStatus().getConditions().stream()
                            .anyMatch(c -> c.getType().equals(condition)))
            .toList();
    over.stream()
        .limit(Math.max(0, over.size() - limit))
        .forEach(job -> cluster.client().resource(job).delete());
  }

  private static CronJob withStatus(CronJob cron, List<Job> jobs, Optional<Instant> due) {
    var before = cron.getStatus() == null ? new CronJobStatus() : cron.getStatus();
    var status = new CronJobStatusBuilder(before);
    due.ifPresent(at -> status.withLastScheduleTime(at.toString()));
    status.withActive();
    for (var job : jobs) {
      if (Jobs.finished(job).isEmpty()) {
        status
            .addNewActive()
            .withApiVersion(job.getApiVersion())
            .withKind(job.getKind())
            .withName(job.getMetadata().getName())
            .withNamespace(job.getMetadata().getNamespace())
            .withUid(job.getMetadata().getUid())
            .endActive();
      }
    }
    jobs.stream()
        .map(Jobs::finished)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .ifPresent(at -> status.withLastSuccessfulTime(at.toString()));
    return new CronJobBuilder(cron).withStatus(status.build()).build();
  }
}
