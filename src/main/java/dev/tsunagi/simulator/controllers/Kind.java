package dev.tsunagi.simulator.controllers;

import module java.base;

/// The kinds that have a controller here.
enum Kind {
  DEPLOYMENT("Deployment"),
  REPLICA_SET("ReplicaSet"),
  STATEFUL_SET("StatefulSet"),
  JOB("Job"),
  CRON_JOB("CronJob"),
  POD("Pod"),
  SERVICE("Service"),
  AUTOSCALER("HorizontalPodAutoscaler");

  private final String kind;

  Kind(String kind) {
    this.kind = kind;
  }

  static Optional<Kind> of(String kind) {
    return Arrays.stream(values()).filter(k -> k.kind.equals(kind)).findFirst();
  }
}
