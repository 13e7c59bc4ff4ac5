package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be asked of a DB system that is there, step by step.
class MySqlStepsIT {

  private static Proving proving;

  @BeforeAll
  static void start() {
    proving = new Proving();
  }

  @AfterEach
  void clear() {
    proving.cloud.faults().clear();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  private static Drill<?, ?> changed(Drill<?, ?> drill, String name, String more) {
    var other = proving.drill(Kinds.MYSQL, name, more);
    other.object().setMetadata(drill.object().getMetadata());
    other.object().getMetadata().setGeneration(drill.object().getMetadata().getGeneration() + 1);
    other.object().setStatus(drill.status());
    return other;
  }

  private static void settle(Drill<?, ?> drill) {
    drill.runUntilSettled();
  }

  @Test
  void theSecretHasTheKeysOfOsokAndOfServiceBinding() {
    var drill = proving.drill(Kinds.MYSQL, "keys", "hostnameLabel: shop-db");
    drill.runUntilReady();
    var data = proving.client.secrets().inNamespace("default").withName("keys").get().getData();
    assertThat(data)
        .containsKeys(
            "PrivateIPAddress",
            "InternalFQDN",
            "AvailabilityDomain",
            "FaultDomain",
            "MySQLPort",
            "MySQLXProtocolPort",
            "Endpoints",
            "type",
            "provider",
            "host",
            "port",
            "uri",
            "username",
            "password");
    assertThat(text(data, "InternalFQDN")).isEqualTo("shop-db");
    assertThat(text(data, "MySQLPort")).isEqualTo("3306");
    assertThat(text(data, "password")).isEqualTo("C0rrect-horse");
    assertThat(text(data, "Endpoints"))
        .startsWith("[{\"ipAddress\":\"10.0.10.")
        .contains("\"port\":3306,\"portX\":33060,\"hostname\":")
        .endsWith("]\n");
    assertThat(drill.status().binding().name()).isEqualTo("keys");
  }

  private static String text(Map<String, String> data, String key) {
    return new String(Base64.getDecoder().decode(data.get(key)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          description: for the shop                                        | UpdateDbSystem
          shapeName: MySQL.4                                               | UpdateDbSystem
          isHighlyAvailable: true                                          | UpdateDbSystem
          dataStorageSizeInGBs: 100                                        | UpdateDbSystem
          crashRecovery: DISABLED                                          | UpdateDbSystem
          'backupPolicy: {retentionInDays: 9, pointInTimeRecovery: true}'  | UpdateDbSystem
          'maintenance: {windowStartTime: "mon 04:00Z"}'                   | UpdateDbSystem
          'deletionProtection: {finalBackup: REQUIRE_FINAL_BACKUP}'        | UpdateDbSystem
          'freeformTags: {team: shop}'                                     | UpdateDbSystem
          powerState: Inactive                                             | StopDbSystem
          'heatWaveCluster: {shapeName: HeatWave.512GB, clusterSize: 2}'   | AddHeatWaveCluster
          readReplicas: 2                                                  | CreateReplica
          """)
  void aChangedSpecIsCarriedOut(String more, String operation) {
    var name = "change-" + Integer.toHexString(more.hashCode());
    var drill = proving.drill(Kinds.MYSQL, name, "");
    drill.runUntilReady();
    var before = proving.calls(operation);
    var changed = changed(drill, name, more);
    settle(changed);
    assertThat(proving.calls(operation) - before)
        .isEqualTo(operation.equals("CreateReplica") ? 2 : 1);
    assertThat(changed.status().drift()).isEmpty();
    if (!more.startsWith("powerState")) {
      assertThat(changed.isReady()).isTrue();
    }
  }

  @Test
  void oneThatIsStoppedIsStartedAgain() {
    var drill = proving.drill(Kinds.MYSQL, "power", "powerState: Inactive");
    for (var run = 0; run < 40 && !isStopped(drill); run++) {
      drill.run();
    }
    assertThat(drill.condition("Ready").orElseThrow().reason()).isEqualTo("Stopped");
    var started = changed(drill, "power", "powerState: Active");
    started.runUntilReady();
    assertThat(started.status().lifecycleState()).isEqualTo("ACTIVE");
  }

  private static boolean isStopped(Drill<?, ?> drill) {
    return drill.status().lifecycleState().equals("INACTIVE")
        && drill.condition("Ready").filter(c -> c.reason().equals("Stopped")).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"port: 3307, port", "dataStorageSizeInGBs: 50, dataStorageSizeInGBs"})
  void whatOciCannotChangeIsRefusedAndLeavesTheDatabaseAlone(String more, String field) {
    var name = "fixed-" + field.toLowerCase(Locale.ROOT);
    var drill = proving.drill(Kinds.MYSQL, name, "dataStorageSizeInGBs: 80");
    drill.runUntilReady();
    var before = proving.calls("UpdateDbSystem");
    var changed = changed(drill, name, more);
    changed.run();
    var synced = changed.condition("Synced").orElseThrow();
    assertThat(synced.reason()).isEqualTo("ImmutableFieldChanged");
    assertThat(synced.message()).contains("spec." + field);
    assertThat(changed.isReady()).isTrue();
    assertThat(proving.calls("UpdateDbSystem")).isEqualTo(before);
  }

  @Test
  void aFailedWorkRequestIsToldInOcisWordsAndNotRepeatedAtOnce() {
    var drill = proving.drill(Kinds.MYSQL, "failing", "");
    drill.runUntilReady();
    proving.cloud.failNextWork("UPDATE_DBSYSTEM", "Out of host capacity.");
    var before = proving.calls("UpdateDbSystem");
    var changed = changed(drill, "failing", "description: bigger");
    for (var run = 0; run < 20; run++) {
      changed.run();
      if (changed.condition("Synced").orElseThrow().reason().equals("UpdateFailed")) {
        break;
      }
    }
    assertThat(changed.condition("Synced").orElseThrow().message())
        .contains("Out of host capacity.")
        .contains("description");
    assertThat(proving.calls("UpdateDbSystem") - before).isEqualTo(1);
    assertThat(changed.status().work()).isNotNull();
    settle(changed);
    assertThat(proving.calls("UpdateDbSystem") - before).isEqualTo(2);
  }

  @Test
  void aFailedCreateIsToldAndAnotherIsMadeOnlyWhenAskedFor() {
    proving.cloud.failNextWork("CREATE_DBSYSTEM", "The subnet has no free addresses.");
    var drill = proving.drill(Kinds.MYSQL, "broken", "");
    for (var run = 0; run < 30; run++) {
      drill.run();
    }
    var synced = drill.condition("Synced").orElseThrow();
    assertThat(synced.reason()).isEqualTo("ExternalResourceFailed");
    assertThat(synced.message()).contains("The subnet has no free addresses.", "start-over");
    var broken = drill.status().id();
    drill.object().getMetadata().setAnnotations(Map.of("tsunagi.dev/start-over", broken));
    drill.runUntilReady();
    assertThat(drill.status().id()).isNotEqualTo(broken);
  }

  @Test
  void aPasswordThatChangesAtItsSourceIsAppliedWhereTheSpecAsksForIt() {
    proving.secret("rotating", Map.of("username", "admin", "password", "First-passw0rd"));
    var source = "adminPassword: {secret: {secretName: rotating}}, passwordRotation: ";
    var applied = proving.drill(Kinds.MYSQL, "applied", source + "Apply");
    var ignored = proving.drill(Kinds.MYSQL, "ignored", source + "Ignore");
    applied.runUntilReady();
    ignored.runUntilReady();
    var before = proving.calls("UpdateDbSystem");
    proving.secret("rotating", Map.of("username", "admin", "password", "Second-passw0rd"));
    settle(ignored);
    assertThat(proving.calls("UpdateDbSystem")).isEqualTo(before);
    settle(applied);
    assertThat(proving.calls("UpdateDbSystem") - before).isEqualTo(1);
    settle(applied);
    assertThat(proving.calls("UpdateDbSystem") - before).isEqualTo(1);
    var data = proving.client.secrets().inNamespace("default").withName("applied").get().getData();
    assertThat(text(data, "password")).isEqualTo("Second-passw0rd");
    assertThat(applied.said()).noneMatch(said -> said.contains("passw0rd"));
  }

  @Test
  void oneIsRestoredFromABackup() {
    var backup = proving.drill(Kinds.BACKUP, "nightly", "retentionInDays: 30");
    backup.runUntilReady();
    var source = "source: {sourceType: BACKUP, backupId: " + backup.status().id() + "}";
    var restored = proving.drill(Kinds.MYSQL, "restored", source);
    restored.runUntilReady();
    assertThat(restored.status().id()).startsWith("ocid1.mysqldbsystem.");
  }
}
