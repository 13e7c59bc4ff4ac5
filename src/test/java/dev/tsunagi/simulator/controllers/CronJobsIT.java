package dev.tsunagi.simulator.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.TestClock;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class CronJobsIT {

  private static final String CRON_JOB =
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: tick, namespace: default}
      spec:
        schedule: "*/10 * * * *"
        jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}}
      """;

  @Test
  void aJobComesWhenItIsDueAndOnlyOnce() {
    var clock = new TestClock("2026-11-26T10:01:00Z");
    try (var server = KubernetesSimulator.start(new KubernetesSimulator.Settings(0, false, clock));
        var client =
            new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        var _ =
            Controllers.start(
                client,
                new Controllers.Settings(
                    clock, Duration.ofMillis(10), List.of(VirtualNode.numbered(1))))) {
      client.resource(Serialization.unmarshal(CRON_JOB, CronJob.class)).create();
      clock.advance(Duration.ofMinutes(25));
      // Any change makes it look at the clock.
      client
          .resource(Serialization.unmarshal(CRON_JOB, CronJob.class))
          .edit(c -> c.edit().editMetadata().addToLabels("looked", "at").endMetadata().build());
      await()
          .untilAsserted(
              () ->
                  assertThat(client.batch().v1().jobs().inAnyNamespace().list().getItems())
                      .extracting(job -> job.getMetadata().getName() + " " + succeeded(job))
                      .containsExactly(
                          "tick-"
                              + Instant.parse("2026-11-26T10:20:00Z").getEpochSecond() / 60
                              + " 1"));
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          client
                              .batch()
                              .v1()
                              .cronjobs()
                              .inNamespace("default")
                              .withName("tick")
                              .get()
                              .getStatus()
                              .getLastScheduleTime())
                      .isEqualTo("2026-11-26T10:20:00Z"));
    }
  }

  private static int succeeded(Job job) {
    var count = job.getStatus() == null ? null : job.getStatus().getSucceeded();
    return Objects.requireNonNullElse(count, 0);
  }
}
