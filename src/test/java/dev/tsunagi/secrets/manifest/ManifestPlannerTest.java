package dev.tsunagi.secrets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.kube.GenericObjects.Kind;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.ownership.Ownership;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import dev.tsunagi.secrets.pipeline.Rendered;
import dev.tsunagi.secrets.pipeline.Rendered.Placed;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestPlannerTest {

  private static final Kind CONFIG_MAP = new Kind("v1", "ConfigMap");
  private static final Kind WIDGET = new Kind("example.com/v1", "Widget");

  private static DesiredManifest desired(Kind kind, CreationPolicy creation, Placed... placed) {
    var data =
        placed.length == 0
            ? SecretData.of(Map.of("ours", SecretValue.of("new")))
            : SecretData.EMPTY;
    return new DesiredManifest(
        new ManifestId(kind, "default", "target"),
        Ownership.reference("external-secrets.io/v1", "es", "uid-1"),
        creation,
        false,
        new Rendered(data, Map.of("l", "x"), Map.of("n", "y"), List.of(placed)));
  }

  private static GenericKubernetesResource live(String yaml) {
    return Manifests.read(
        GenericKubernetesResource.class,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: target, namespace: default, uid: u, resourceVersion: "7", labels: {theirs: l}}
        """
            + yaml);
  }

  private static ManifestPlan plan(DesiredManifest desired, GenericKubernetesResource live) {
    return ManifestPlanner.plan(
        desired,
        Optional.of(live),
        object -> ManifestView.isIntact(ManifestView.reduce(object), ""));
  }

  private static GenericKubernetesResource made(Kind kind, CreationPolicy policy, Placed... at) {
    return switch (ManifestPlanner.plan(desired(kind, policy, at), Optional.empty(), _ -> true)) {
      case ManifestPlan.Create(var object) -> object;
      case ManifestPlan other -> throw new AssertionError(other);
    };
  }

  private static GenericKubernetesResource updated(DesiredManifest desired, String yaml) {
    return switch (plan(desired, live(yaml))) {
      case ManifestPlan.Update(var object) -> object;
      case ManifestPlan other -> throw new AssertionError(other);
    };
  }

  @Test
  @Conformance("UT-manifest")
  void aConfigMapHoldsItAsDataAndEverythingElseInItsSpec() {
    assertThat(made(CONFIG_MAP, CreationPolicy.OWNER).getAdditionalProperties())
        .isEqualTo(Map.of("data", Map.of("ours", "new")));
    assertThat(made(WIDGET, CreationPolicy.OWNER).getAdditionalProperties())
        .isEqualTo(Map.of("spec", Map.of("data", Map.of("ours", "new"))));
  }

  @Test
  @Conformance("UT-manifest")
  void templatesWriteToTheirPaths() {
    var object =
        made(
            WIDGET,
            CreationPolicy.ORPHAN,
            new Placed("spec.a[0]", "", Map.of("b", 1)),
            new Placed("spec.files", "app.properties", "x=y"));
    assertThat(object.getAdditionalProperties())
        .isEqualTo(
            Map.of(
                "spec",
                Map.of("a", List.of(Map.of("b", 1)), "files", Map.of("app.properties", "x=y"))));
  }

  @Test
  void whatHasNeitherSpecNorDataIsRefused() {
    assertThatThrownBy(() -> made(WIDGET, CreationPolicy.OWNER, new Placed("other", "", 1)))
        .hasMessageContaining("neither spec nor data");
  }

  @Test
  @Conformance("UT-manifest")
  void marksAndOwnerAreThoseOfSecrets() {
    var metadata = made(CONFIG_MAP, CreationPolicy.OWNER).getMetadata();
    assertThat(metadata.getLabels())
        .isEqualTo(
            Map.of(
                "l",
                "x",
                TargetMarks.MANAGED,
                "true",
                TargetMarks.CREATED_BY,
                TargetMarks.createdBy("default", "es")));
    assertThat(metadata.getAnnotations())
        .isEqualTo(Map.of("n", "y", TargetMarks.DATA_HASH, ObjectHash.of("map[ours:new]")));
    assertThat(metadata.getOwnerReferences()).singleElement().extracting("uid").isEqualTo("uid-1");
    var orphan = made(CONFIG_MAP, CreationPolicy.ORPHAN).getMetadata();
    assertThat(orphan.getOwnerReferences()).isEmpty();
    assertThat(orphan.getLabels()).doesNotContainKey(TargetMarks.CREATED_BY);
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, '{ours=new}'",
    "ORPHAN, '{ours=new}'",
    "MERGE, '{other=x, ours=new}'",
    "CREATE_OR_MERGE, '{other=x, ours=new}'"
  })
  @Conformance("UT-manifest")
  void whoOwnsItAloneKeepsNothingOfOthers(CreationPolicy creation, String data) {
    var object = updated(desired(CONFIG_MAP, creation), "data: {other: x, ours: old}");
    assertThat(object.getAdditionalProperties().get("data")).hasToString(data);
    assertThat(object.getMetadata().getLabels()).containsEntry("theirs", "l");
    assertThat(object.getMetadata().getResourceVersion()).isEqualTo("7");
  }

  @Test
  @Conformance("UT-manifest")
  void anotherPolicyLetsGoOfIt() {
    var owned = made(CONFIG_MAP, CreationPolicy.OWNER);
    owned.getMetadata().setUid("u");
    var object =
        switch (plan(desired(CONFIG_MAP, CreationPolicy.ORPHAN), owned)) {
          case ManifestPlan.Update(var o) -> o;
          case ManifestPlan other -> throw new AssertionError(other);
        };
    assertThat(object.getMetadata().getOwnerReferences()).isEmpty();
    assertThat(object.getMetadata().getLabels()).doesNotContainKey(TargetMarks.CREATED_BY);
  }

  @Test
  @Conformance("UT-manifest")
  void aMissingTargetIsCreatedOrLeft() {
    for (var creation : CreationPolicy.values()) {
      var plan = ManifestPlanner.plan(desired(CONFIG_MAP, creation), Optional.empty(), _ -> true);
      switch (creation) {
        case OWNER, ORPHAN, CREATE_OR_MERGE ->
            assertThat(plan).isInstanceOf(ManifestPlan.Create.class);
        case MERGE -> assertThat(plan).isEqualTo(new ManifestPlan.LeaveMissing());
        case NONE -> assertThat(plan).isEqualTo(new ManifestPlan.LeaveAlone());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "external-secrets.io/v1, ExternalSecret, MERGE, target is owned by another ExternalSecret",
    "external-secrets.io/v1, ExternalSecret, OWNER, target is owned by another ExternalSecret",
    "apps/v1, Deployment, OWNER, failed to take ownership of target resource"
  })
  @Conformance("UT-manifest")
  void theTargetOfAnotherIsRefused(
      String apiVersion, String kind, CreationPolicy creation, String says) {
    var live = live("data: {a: b}");
    var other = Ownership.reference(apiVersion, "other", "uid-2");
    other.setKind(kind);
    live.getMetadata().setOwnerReferences(List.of(other));
    assertThat(plan(desired(CONFIG_MAP, creation), live))
        .isInstanceOfSatisfying(
            ManifestPlan.Refuse.class,
            refuse -> assertThat(refuse.why().message()).startsWith(says).contains("other"));
  }

  @Test
  @Conformance("UT-manifest")
  void whatIsAsWrittenIsKeptAndDriftIsNot() {
    var written = made(CONFIG_MAP, CreationPolicy.OWNER);
    written.getMetadata().setUid("u");
    var desired = desired(CONFIG_MAP, CreationPolicy.OWNER);
    assertThat(plan(desired, written)).isInstanceOf(ManifestPlan.Keep.class);
    written.setAdditionalProperties(Map.of("data", Map.of("ours", "tampered")));
    assertThat(plan(desired, written)).isInstanceOf(ManifestPlan.Update.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data: {b: x, a: y}                         | map[a:y b:x]
          spec: {n: 5, t: true, l: [1, z], m: {k: v}} | map[l:[1 z] m:map[k:v] n:5 t:true]
          {"spec": {"a": 1}, "data": {"b": 2}}             | map[a:1]
          """)
  @Conformance("UT-manifest")
  void theHashIsOfTheSpecOrElseOfTheData(String yaml, String printed) {
    var object = Manifests.read(GenericKubernetesResource.class, yaml);
    assertThat(ContentHash.of(object)).isEqualTo(ObjectHash.of(printed));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  right, , true",
    "true,  false, right, , false",
    "false, true,  right, , false",
    "true,  true,  wrong, , false",
    "true,  true,  wrong, known, true",
  })
  @Conformance("UT-manifest")
  void validityNeedsAUidTheMarkAndTheHash(
      boolean uid, boolean managed, String hash, String expected, boolean intact) {
    var object = made(CONFIG_MAP, CreationPolicy.ORPHAN);
    var metadata = object.getMetadata();
    metadata.setUid(uid ? "u" : null);
    metadata.getLabels().put(TargetMarks.MANAGED, String.valueOf(managed));
    if (hash.equals("wrong")) {
      metadata.getAnnotations().put(TargetMarks.DATA_HASH, "xxx");
    }
    var known = expected == null ? "" : ObjectHash.of("map[ours:new]");
    assertThat(ManifestView.isIntact(ManifestView.reduce(object), known)).isEqualTo(intact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                          |
          {manifest: {apiVersion: v1, kind: Secret}}                  |
          {manifest: {apiVersion: v1, kind: ConfigMap}}               | v1 ConfigMap es
          {name: n, manifest: {apiVersion: example.com/v1, kind: W}}  | example.com/v1 W n
          """)
  @Conformance("UT-manifest")
  void whatIsNoSecretIsKnownByKindAndName(String target, String id) {
    var es =
        Manifests.read(
            ExternalSecret.class,
            "metadata: {name: es, namespace: ns}\nspec: {target: %s}".formatted(target));
    assertThat(
            ManifestWatch.target(es)
                .map(t -> t.kind().apiVersion() + " " + t.kind().kind() + " " + t.name()))
        .isEqualTo(Optional.ofNullable(id));
  }
}
