package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// When values are read again, and when they are not: by policy, interval and windows.
class RefreshIT {

  private static final String KEY = "data: [{secretKey: v, remoteRef: {key: k}}]\n";
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static String spec(String policy, String target) {
    return "refreshPolicy: %s\ntarget: {name: target, %s}\n".formatted(policy, target) + KEY;
  }

  private static String uid(Stage stage) {
    return stage.secret("target").getMetadata().getUid();
  }

  private static void recreated(Stage stage, String before) {
    stage.awaitThat(() -> assertThat(uid(stage)).isNotEqualTo(before));
  }

  @Test
  @Conformance("ES-39")
  void withoutAnIntervalNothingIsReadAgain(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret("es", "refreshInterval: 0s\n" + KEY);
    stage.awaitText("es", Map.of("v", "one"));
    stage.awaitReady("es", "True");
    stage.holds("k", "two");
    stage.annotate("es", "force-sync", "1");
    stage.settle("k");
    assertThat(stage.text("es")).isEqualTo(Map.of("v", "one"));
  }

  @Test
  @Conformance("ES-70")
  void createdOnceReadsAgainWhenItIsMadeAnew(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    var spec = spec("CreatedOnce", "creationPolicy: Orphan");
    stage.externalSecret("es", spec);
    stage.awaitText("target", Map.of("v", "one"));
    stage.awaitReady("es", "True");
    stage.holds("k", "two");
    stage.annotate("es", "force-sync", "1");
    stage.settle("k");
    assertThat(stage.text("target")).isEqualTo(Map.of("v", "one"));
    stage.delete("es");
    stage.externalSecret("es", spec);
    stage.awaitText("target", Map.of("v", "two"));
  }

  @Test
  @Conformance("ES-71")
  void anImmutableTargetSurvivesThatItsExternalSecretIsMadeAnew(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    var spec = spec("CreatedOnce", "creationPolicy: Orphan, immutable: true");
    stage.externalSecret("es", spec);
    stage.awaitText("target", Map.of("v", "one"));
    stage.awaitReady("es", "True");
    stage.holds("k", "two");
    stage.delete("es");
    stage.externalSecret("es", spec);
    stage.awaitReady("es", "True", "secret synced");
    assertThat(stage.text("target")).isEqualTo(Map.of("v", "one"));
    assertThat(stage.secret("target").getImmutable()).isTrue();
  }

  @Test
  @Conformance("ES-72")
  void aDeletedImmutableTargetIsMadeAnew(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret("es", spec("CreatedOnce", "immutable: true"));
    stage.awaitReady("es", "True");
    var before = uid(stage);
    stage.deleteSecret("target");
    recreated(stage, before);
  }

  @Test
  @Conformance("ES-73")
  void aDeletedOrphanThatIsCreatedOnceStaysAway(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret("es", spec("CreatedOnce", "creationPolicy: Orphan"));
    stage.awaitReady("es", "True");
    stage.deleteSecret("target");
    stage.annotate("es", "force-sync", "1");
    stage.settle("k");
    assertThat(stage.find("target")).isNull();
  }

  @Test
  @Conformance("ES-74")
  void aDeletedOrphanComesBackWithTheNextRefresh(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret(
        "es",
        "refreshInterval: 1s\n" + spec("Periodic", "creationPolicy: Orphan, immutable: true"));
    stage.awaitReady("es", "True");
    var before = uid(stage);
    stage.deleteSecret("target");
    recreated(stage, before);
    stage.delete("es");
    stage.settle("k");
    assertThat(stage.text("target")).isEqualTo(Map.of("v", "one"));
  }

  /// Orphans are everybody's to change, until the next refresh.
  @Test
  void anOrphanThatWasChangedIsPutRightWithTheNextRefresh(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret(
        "es", "refreshInterval: 1s\n" + spec("Periodic", "creationPolicy: Orphan"));
    stage.awaitReady("es", "True");
    stage.foreignSecret("target", "labels: {}", "{v: theirs, more: theirs}");
    stage.awaitText("target", Map.of("v", "one"));
  }

  @Test
  @Conformance("ES-76")
  void createOrMergeCreatesRecreatesAndRetains(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret("es", spec("CreatedOnce", "creationPolicy: CreateOrMerge"));
    stage.awaitReady("es", "True");
    var before = uid(stage);
    stage.deleteSecret("target");
    recreated(stage, before);
    stage.delete("es");
    stage.settle("k");
    assertThat(stage.text("target")).isEqualTo(Map.of("v", "one"));
  }

  @Test
  @Conformance("ES-77")
  void createOrMergeFreezesAnImmutableTargetAndMakesItAnew(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret("es", spec("Periodic", "creationPolicy: CreateOrMerge, immutable: true"));
    stage.awaitReady("es", "True");
    assertThat(stage.secret("target").getImmutable()).isTrue();
    var before = uid(stage);
    var synced = stage.get("es").getStatus().syncedResourceVersion();
    stage.holds("k", "two");
    stage.annotate("es", "force-sync", "1");
    stage.awaitThat(
        () -> assertThat(stage.get("es").getStatus().syncedResourceVersion()).isNotEqualTo(synced));
    assertThat(stage.text("target")).isEqualTo(Map.of("v", "one"));
    stage.deleteSecret("target");
    recreated(stage, before);
    assertThat(stage.text("target")).isEqualTo(Map.of("v", "two"));
  }

  @Test
  void outsideOfItsWindowsAnIntervalElapsesForNothing(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    var now = ZonedDateTime.now(ZoneOffset.UTC);
    var later = now.plusHours(6);
    var never =
        "syncWindows: {kind: allow, windows: [{schedule: '%d %d * * *', duration: 1h}]}\n"
            .formatted(later.getMinute(), later.getHour());
    stage.externalSecret("es", "refreshInterval: 1s\n" + never + KEY);
    stage.externalSecret("free", "refreshInterval: 1s\n" + KEY);
    stage.awaitReady("es", "True");
    stage.holds("k", "two");
    stage.awaitText("free", Map.of("v", "two"));
    stage.holds("k", "three");
    stage.awaitText("free", Map.of("v", "three"));
    assertThat(stage.text("es")).isEqualTo(Map.of("v", "one"));
    stage.annotate("es", "force-sync", "1");
    stage.awaitText("es", Map.of("v", "three"));
  }

  @Test
  void aScheduleThatCannotBeReadIsSaid(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret(
        "es",
        "syncWindows: {kind: deny, windows: [{schedule: '0 25 * * *', duration: 1h}]}\n" + KEY);
    stage.awaitReady("es", "True");
    stage.awaitThat(
        () ->
            assertThat(rig.events(stage.namespace()))
                .anySatisfy(
                    e ->
                        assertThat(e)
                            .startsWith(
                                "Warning InvalidSyncWindow es:"
                                    + " spec.syncWindows.windows[0].schedule: ")
                            .contains("25")));
  }
}
