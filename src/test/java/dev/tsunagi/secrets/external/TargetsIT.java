package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Stage;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// What becomes of the target: its names and marks, what is shared with others, drift.
class TargetsIT {

  private static final String KEY = "data: [{secretKey: ours, remoteRef: {key: k}}]\n";
  private static final String MERGE = "target: {name: target, creationPolicy: Merge}\n" + KEY;
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  @Conformance("ES-05")
  void aTargetWithAnotherHashThanItsDataIsRepaired(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.externalSecret("es", KEY);
    stage.awaitReady("es", "True");
    var written = stage.secret("es");
    rig.client
        .resource(
            new SecretBuilder(written)
                .addToData("ours", "aGFja2Vk")
                .editMetadata()
                .addToAnnotations(TargetMarks.DATA_HASH, "another")
                .endMetadata()
                .build())
        .update();
    stage.awaitText("es", Map.of("ours", "value"));
    assertThat(stage.secret("es").getMetadata().getAnnotations())
        .containsEntry(TargetMarks.DATA_HASH, ObjectHash.of(TargetView.dataOf(written)))
        .isEqualTo(written.getMetadata().getAnnotations());
  }

  @Test
  @Conformance("ES-07")
  void namesMayBeLong(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    var es = "e".repeat(100);
    var target = "t".repeat(120);
    stage.externalSecret(es, "target: {name: " + target + "}\n" + KEY);
    stage.awaitText(target, Map.of("ours", "value"));
    stage.awaitReady(es, "True");
    assertThat(stage.get(es).getStatus().binding().name()).isEqualTo(target);
  }

  @Test
  @Conformance({"ES-10", "ES-11", "ES-12"})
  void labelsAndAnnotationsFollowThoseOfTheExternalSecret(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.foreignSecret("es", "labels: {theirs: l}, annotations: {theirs: a}", "{}");
    stage.externalSecret("es", "{labels: {one: l}, annotations: {one: a}}", KEY);
    stage.awaitReady("es", "True");
    var first = stage.secret("es").getMetadata();
    assertThat(first.getLabels()).containsEntry("one", "l").containsEntry("theirs", "l");
    assertThat(first.getAnnotations()).containsEntry("one", "a").containsEntry("theirs", "a");
    assertThat(first.getOwnerReferences()).singleElement().extracting("name").isEqualTo("es");
    stage.externalSecret("es", "{labels: {two: l}, annotations: {two: a}}", KEY);
    stage.awaitThat(
        () -> {
          var then = stage.secret("es").getMetadata();
          assertThat(then.getLabels())
              .containsEntry("two", "l")
              .containsEntry("theirs", "l")
              .doesNotContainKey("one");
          assertThat(then.getAnnotations())
              .containsEntry("two", "a")
              .containsEntry("theirs", "a")
              .doesNotContainKey("one");
        });
  }

  /// Names of 28 to 63 characters, whose labels ESO never prunes.
  @Test
  void theMetadataOfLongNamesIsPrunedToo(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    var name = "n".repeat(40);
    stage.externalSecret(name, "{labels: {one: l}}", KEY);
    stage.awaitReady(name, "True");
    stage.externalSecret(name, "{labels: {two: l}}", KEY);
    stage.awaitThat(
        () ->
            assertThat(stage.secret(name).getMetadata().getLabels())
                .containsKey("two")
                .doesNotContainKey("one"));
  }

  @Test
  @Conformance({"ES-03", "ES-14"})
  void mergeAddsWhatIsOursAndNothingElse(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.foreignSecret("target", "labels: {theirs: l}, annotations: {theirs: a}", "{other: x}");
    stage.externalSecret("es", "{labels: {ours: l}, annotations: {ours: a}}", MERGE);
    stage.awaitText("target", Map.of("other", "x", "ours", "value"));
    var secret = stage.secret("target");
    var metadata = secret.getMetadata();
    assertThat(metadata.getLabels()).containsOnlyKeys("theirs", "ours", TargetMarks.MANAGED);
    assertThat(metadata.getAnnotations()).containsOnlyKeys("theirs", "ours", TargetMarks.DATA_HASH);
    assertThat(metadata.getAnnotations())
        .containsEntry(TargetMarks.DATA_HASH, ObjectHash.of(TargetView.dataOf(secret)));
    assertThat(metadata.getOwnerReferences()).isEmpty();
    assertThat(metadata.getManagedFields())
        .extracting(ManagedFieldsEntry::getManager)
        .containsExactlyInAnyOrder("test", TargetMarks.fieldManager("es"));
    assertThat(fieldsOf(metadata.getManagedFields()))
        .isEqualTo(
            Map.of(
                "f:data",
                Map.of("f:ours", Map.of()),
                "f:metadata",
                Map.of(
                    "f:annotations",
                    Map.of("f:ours", Map.of(), "f:" + TargetMarks.DATA_HASH, Map.of()),
                    "f:labels",
                    Map.of("f:ours", Map.of(), "f:" + TargetMarks.MANAGED, Map.of()))));
  }

  private static Map<String, Object> fieldsOf(List<ManagedFieldsEntry> entries) {
    return entries.stream()
        .filter(e -> e.getManager().equals(TargetMarks.fieldManager("es")))
        .findFirst()
        .orElseThrow()
        .getFieldsV1()
        .getAdditionalProperties();
  }

  @Test
  @Conformance({"ES-15", "ES-17"})
  void underMergeOurValueWinsNowAndLater(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.foreignSecret("target", "labels: {}", "{ours: theirs, other: x}");
    stage.externalSecret("es", MERGE);
    stage.awaitText("target", Map.of("other", "x", "ours", "value"));
    assertThat(fieldsOf(stage.secret("target").getMetadata().getManagedFields()))
        .containsEntry("f:data", Map.of("f:ours", Map.of()));
    stage.awaitReady("es", "True");
    stage.foreignSecret("target", "labels: {}", "{ours: again, other: y}");
    stage.awaitText("target", Map.of("other", "y", "ours", "value"));
  }

  @Test
  @Conformance("ES-18")
  void anUnchangedSharedTargetIsNotWritten(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.foreignSecret("target", "labels: {}", "{other: x}");
    stage.externalSecret("es", MERGE.replace("name: target", "name: target, template: {}"));
    stage.awaitText("target", Map.of("other", "x", "ours", "value"));
    stage.awaitReady("es", "True");
    var version = stage.secret("target").getMetadata().getResourceVersion();
    var synced = stage.get("es").getStatus().syncedResourceVersion();
    stage.annotate("es", "force-sync", "1");
    stage.awaitThat(
        () -> assertThat(stage.get("es").getStatus().syncedResourceVersion()).isNotEqualTo(synced));
    assertThat(stage.secret("target").getMetadata().getResourceVersion()).isEqualTo(version);
  }

  @Test
  @Conformance("ES-19")
  void anOrphanThatWasThereBeforeStays(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.foreignSecret("target", "labels: {}", "{other: x}");
    var uid = stage.secret("target").getMetadata().getUid();
    stage.externalSecret("es", "target: {name: target, creationPolicy: Orphan}\n" + KEY);
    stage.awaitText("target", Map.of("ours", "value"));
    stage.awaitReady("es", "True");
    stage.delete("es");
    stage.settle("k");
    assertThat(stage.secret("target").getMetadata().getUid()).isEqualTo(uid);
    assertThat(stage.text("target")).isEqualTo(Map.of("ours", "value"));
  }

  @Test
  @Conformance("ES-75")
  void createOrMergeSharesWhatIsThere(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.foreignSecret("target", "labels: {}", "{other: x}");
    stage.externalSecret("es", "target: {name: target, creationPolicy: CreateOrMerge}\n" + KEY);
    stage.awaitText("target", Map.of("other", "x", "ours", "value"));
    assertThat(stage.secret("target").getMetadata().getOwnerReferences()).isEmpty();
  }

  @Test
  @Conformance({"ES-23", "ST-23"})
  void entriesMayComeFromSeveralStores(TestInfo test) {
    var stage =
        Stage.of(rig, test).holds("k", "one").store("other", "k", "two", "j", "{\"m\":\"x\"}");
    stage.externalSecret(
        "es",
        """
        data:
          - {secretKey: a, remoteRef: {key: k}}
          - {secretKey: b, remoteRef: {key: k}, sourceRef: {storeRef: {name: other}}}
        dataFrom:
          - {extract: {key: j}, sourceRef: {storeRef: {name: other}}}
        """);
    stage.awaitText("es", Map.of("a", "one", "b", "two", "m", "x"));
  }
}
