package dev.tsunagi.provisioning.backup.schedule;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.DeletionPolicy;
import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlBackupSchedule;
import dev.tsunagi.kube.KubeFailures;
import dev.tsunagi.provisioning.backup.schedule.Made.State;
import dev.tsunagi.reconcile.Conditions;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/// The MySqlBackups of a schedule, in Kubernetes.
final class ScheduledBackups {

  /// On every backup that a schedule made, with the schedule's UID. Whoever takes it off keeps the
  /// backup.
  static final String LABEL = "tsunagi.dev/backup-schedule";

  private static final String DUE = "tsunagi.dev/scheduled-at";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// States of OCI in which a backup is of no use any more.
  private static final Set<String> SPENT = Set.of("FAILED", "DELETED");

  private final KubernetesClient client;

  ScheduledBackups(KubernetesClient client) {
    this.client = client;
  }

  List<Made> of(MySqlBackupSchedule schedule) {
    var metadata = schedule.getMetadata();
    try {
      return client
          .resources(MySqlBackup.class)
          .inNamespace(metadata.getNamespace())
          .withLabel(LABEL, metadata.getUid())
          .list()
          .getItems()
          .stream()
          .flatMap(backup -> made(backup).stream())
          .toList();
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "list the backups of schedule \"%s\"".formatted(metadata.getName()));
    }
  }

  /// Empty for one that does not say for when it was made: it was not made here.
  private static Optional<Made> made(MySqlBackup backup) {
    var annotations = backup.getMetadata().getAnnotations();
    var due = annotations == null ? null : annotations.get(DUE);
    try {
      var metadata = backup.getMetadata();
      return due == null
          ? Optional.empty()
          : Optional.of(
              new Made(
                  metadata.getName(),
                  metadata.getUid(),
                  Instant.parse(due),
                  state(backup),
                  trouble(backup)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static State state(MySqlBackup backup) {
    var status = backup.getStatus();
    if (backup.getMetadata().getDeletionTimestamp() != null) {
      return State.LEAVING;
    }
    if (SPENT.contains(status.lifecycleState())) {
      return State.FAILED;
    }
    return Conditions.holds(status.conditions(), "Ready") ? State.GOOD : State.RUNNING;
  }

  private static String trouble(MySqlBackup backup) {
    var conditions = backup.getStatus().conditions();
    return Conditions.find(conditions, "Synced")
        .filter(c -> c.status().equals("False") && !Conditions.holds(conditions, "Ready"))
        .map(Condition::message)
        .orElse("");
  }

  /// Its name tells for when it is, so that it is made once, however often this is tried.
  String make(MySqlBackupSchedule schedule, Instant due) {
    var metadata = schedule.getMetadata();
    var backup = new MySqlBackup();
    var name = metadata.getName() + "-" + NAME.format(due);
    backup.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(metadata.getNamespace())
            .withName(name)
            .addToLabels(LABEL, metadata.getUid())
            .addToAnnotations(DUE, due.toString())
            .build());
    backup.setSpec(schedule.getSpec().template());
    try {
      client.resource(backup).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409) {
        throw KubeFailures.of(e, "create MySqlBackup \"%s\"".formatted(name));
      }
    }
    return name;
  }

  /// Deletes a backup, and lets that delete what it stands for in OCI, unless anybody changed it
  /// meanwhile. Whether it did.
  boolean delete(MySqlBackupSchedule schedule, Made made) {
    var namespace = schedule.getMetadata().getNamespace();
    try {
      var resource =
          client.resources(MySqlBackup.class).inNamespace(namespace).withName(made.name());
      var live = resource.get();
      if (live == null || !live.getMetadata().getUid().equals(made.uid())) {
        return false;
      }
      var patch =
          Map.of(
              "metadata", Map.of("resourceVersion", live.getMetadata().getResourceVersion()),
              "spec", Map.of("deletionPolicy", DeletionPolicy.DELETE));
      var marked =
          resource.patch(
              PatchContext.of(PatchType.JSON_MERGE),
              client.getKubernetesSerialization().asJson(patch));
      resource.lockResourceVersion(marked.getMetadata().getResourceVersion()).delete();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409 || e.getCode() == 404) {
        return false;
      }
      throw KubeFailures.of(e, "delete MySqlBackup \"%s\"".formatted(made.name()));
    }
  }
}
