package dev.tsunagi.provisioning.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.DeletionPolicy;
import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlBackupSchedule;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Schedules through the whole operator. Times go by every second here, and each is awaited.
class BackupScheduleIT {

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--oci-region", "us-ashburn-1");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static void schedule(String namespace, String spec) {
    rig.apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: MySqlBackupSchedule
        metadata: {name: often, namespace: %s}
        spec: {%s}
        """
            .formatted(namespace, spec));
  }

  private static List<MySqlBackup> backups(String namespace) {
    return rig.client.resources(MySqlBackup.class).inNamespace(namespace).list().getItems();
  }

  private static MySqlBackupSchedule schedule(String namespace) {
    return rig.client
        .resources(MySqlBackupSchedule.class)
        .inNamespace(namespace)
        .withName("often")
        .get();
  }

  private static Condition ready(String namespace) {
    return schedule(namespace).getStatus().conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .orElse(new Condition("Ready", "Unknown", "", "", null));
  }

  private static final String TEMPLATE =
      "template: {compartmentId: ocid1.compartment.oc1..demo,"
          + " dbSystemId: ocid1.mysqldbsystem.oc1.iad.inventory, freeformTags: {by: schedule}}";

  @Test
  void backupsAreMadeByTheClockAndOldOnesGo() {
    var namespace = rig.namespace("kept");
    // Another's: made by hand, beside those of the schedule.
    rig.apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: MySqlBackup
        metadata: {name: by-hand, namespace: kept}
        spec:
          compartmentId: ocid1.compartment.oc1..demo
          dbSystemId: ocid1.mysqldbsystem.oc1.iad.inventory
        """);
    schedule(namespace, "schedule: '@every 1s', retention: {count: 2}, " + TEMPLATE);
    await().atMost(Duration.ofSeconds(40)).until(() -> rig.calls("DeleteBackup") >= 2);

    // No more are made, and what is to be kept stays.
    schedule(namespace, "schedule: '@every 1s', suspend: true, retention: {count: 2}, " + TEMPLATE);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(ready(namespace).reason()).isEqualTo("Suspended");
              assertThat(schedule(namespace).getStatus().kept()).isEqualTo(2);
              assertThat(backups(namespace)).hasSize(3);
            });
    assertThat(backups(namespace))
        .filteredOn(b -> b.getMetadata().getName().startsWith("often-"))
        .hasSize(2)
        .allSatisfy(
            b -> {
              assertThat(b.getSpec().deletionPolicy()).isEqualTo(DeletionPolicy.RETAIN);
              assertThat(b.getSpec().freeformTags()).containsEntry("by", "schedule");
              assertThat(b.getStatus().lifecycleState()).isEqualTo("ACTIVE");
            });
    assertThat(rig.events(namespace))
        .anyMatch(e -> e.startsWith("Normal BackupMade often: "))
        .anyMatch(e -> e.startsWith("Normal BackupDeleted often: "));
    var made = backups(namespace).size();

    // The end of the schedule is not the end of its backups.
    rig.client.resources(MySqlBackupSchedule.class).inNamespace(namespace).delete();
    await().atMost(Duration.ofSeconds(10)).until(() -> schedule(namespace) == null);
    assertThat(backups(namespace)).hasSize(made);
  }

  @Test
  void aBackupInTroubleIsToldAndNotPiledUpOn() {
    var namespace = rig.namespace("trouble");
    schedule(
        namespace,
        "schedule: '@every 1s', template: {compartmentId: ocid1.compartment.oc1..demo,"
            + " dbSystemId: ocid1.mysqldbsystem.oc1.iad.nowhere}");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(ready(namespace).reason()).isEqualTo("BackupInTrouble");
              assertThat(ready(namespace).message()).contains("MySqlBackup \"often-", "dbSystemId");
            });
    assertThat(backups(namespace)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty   | template: {}                                                | spec.schedule
          words   | schedule: 'at night'                                        | spec.schedule
          never   | schedule: '0 0 30 2 *'                                      | never comes
          zone    | schedule: '@daily', timeZone: Europe/Atlantis               | spec.timeZone
          bound   | schedule: '@daily', template: {id: ocid1.mysqlbackup.oc1..x} | spec.template.id
          """)
  void aMistakeIsToldWithItsPlace(String namespace, String spec, String told) {
    schedule(rig.namespace(namespace), spec);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(ready(namespace).reason()).isEqualTo("InvalidSpec");
              assertThat(ready(namespace).message()).contains(told);
            });
    assertThat(backups(namespace)).isEmpty();
  }
}
