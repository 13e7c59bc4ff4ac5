package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TargetPlannerTest {

  private static final DesiredSecret.Owner OWNER =
      new DesiredSecret.Owner("external-secrets.io/v1", "default", "test-es", "uid-1");

  /// As ESO 2.9 leaves it for an ExternalSecret `default/test-es` with the label `team: blue`.
  private static final String WRITTEN_BY_ESO =
      """
      apiVersion: v1
      kind: Secret
      type: Opaque
      metadata:
        name: test-es
        namespace: default
        uid: secret-uid
        resourceVersion: "4711"
        creationTimestamp: "2026-01-01T00:00:00Z"
        labels:
          reconcile.external-secrets.io/managed: "true"
          reconcile.external-secrets.io/created-by: a8e09351ea392b727f69f63683b28619fbed1174f572e728706a9ea8
          team: blue
        annotations:
          reconcile.external-secrets.io/data-hash: 1bed8bcbcb4547ffe19a19cd47d9078e84aa6598266d86b99f992d64
        ownerReferences:
          - apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            name: test-es
            uid: uid-1
            controller: true
            blockOwnerDeletion: true
        managedFields:
          - manager: externalsecrets.external-secrets.io/test-es
            operation: Update
            apiVersion: v1
            time: "2026-01-01T00:00:00Z"
            fieldsType: FieldsV1
            fieldsV1:
              f:data:
                .: {}
                f:bar: {}
                f:foo: {}
              f:metadata:
                f:annotations:
                  .: {}
                  f:reconcile.external-secrets.io/data-hash: {}
                f:labels:
                  .: {}
                  f:reconcile.external-secrets.io/created-by: {}
                  f:reconcile.external-secrets.io/managed: {}
                  f:team: {}
                f:ownerReferences:
                  .: {}
                  k:{"uid":"uid-1"}: {}
              f:type: {}
      data:
        foo: dmFsdWUx
        bar: dmFsdWUy
      """;

  private static Secret esos() {
    return Manifests.read(Secret.class, WRITTEN_BY_ESO);
  }

  private static DesiredSecret desired(Map<String, String> labels, Map<String, String> data) {
    return desired(OWNER, labels, Map.of(), data);
  }

  private static DesiredSecret desired(
      DesiredSecret.Owner owner,
      Map<String, String> labels,
      Map<String, String> annotations,
      Map<String, String> data) {
    var values = new TreeMap<String, SecretValue>();
    data.forEach((k, v) -> values.put(k, SecretValue.of(v)));
    return new DesiredSecret(
        owner,
        OWNING,
        "test-es",
        "",
        new SecretData(values),
        new DesiredSecret.Metadata(labels, annotations, List.of()));
  }

  private static final DesiredSecret.Policy OWNING =
      new DesiredSecret.Policy(CreationPolicy.OWNER, false);

  private static final Map<String, String> BLUE = Map.of("team", "blue");
  private static final Map<String, String> DATA = Map.of("foo", "value1", "bar", "value2");

  private static Secret updated(DesiredSecret desired, Secret live) {
    return switch (TargetPlanner.plan(desired, Optional.of(live))) {
      case TargetPlan.Update(var secret) -> secret;
      case TargetPlan other -> throw new AssertionError("not an update: " + other);
    };
  }

  private static Failure refused(DesiredSecret desired, Secret live) {
    return switch (TargetPlanner.plan(desired, Optional.of(live))) {
      case TargetPlan.Refuse(var why) -> why;
      case TargetPlan other -> throw new AssertionError("not refused: " + other);
    };
  }

  @Test
  void aSecretThatEsoWroteIsKeptAsItIs() {
    assertThat(TargetPlanner.plan(desired(BLUE, DATA), Optional.of(esos())))
        .isInstanceOf(TargetPlan.Keep.class);
  }

  @Test
  void aNewSecretIsWhatEsoWouldHaveMade() {
    var plan = TargetPlanner.plan(desired(BLUE, DATA), Optional.empty());
    var expected =
        new SecretBuilder(esos())
            .editMetadata()
            .withUid(null)
            .withResourceVersion(null)
            .withCreationTimestamp(null)
            .withManagedFields(List.of())
            .endMetadata()
            .build();
    assertThat(plan).isEqualTo(new TargetPlan.Create(expected));
  }

  @Test
  void anUpdateIsBoundToTheVersionThatWasSeen() {
    var secret = updated(desired(BLUE, Map.of("foo", "new")), esos());
    assertThat(secret.getMetadata().getResourceVersion()).isEqualTo("4711");
    assertThat(secret.getMetadata().getUid()).isEqualTo("secret-uid");
    assertThat(secret.getData()).containsOnlyKeys("foo");
  }

  @Test
  void aPlanLeavesTheLiveSecretAlone() {
    var live = esos();
    updated(desired(Map.of(), Map.of("foo", "new")), live);
    assertThat(live).isEqualTo(esos());
  }

  @Test
  void aSecretThatHoldsNothingCanBeKept() {
    var first = (TargetPlan.Create) TargetPlanner.plan(desired(BLUE, Map.of()), Optional.empty());
    var live =
        Manifests.read(
            Secret.class, io.fabric8.kubernetes.client.utils.Serialization.asYaml(first.secret()));
    assertThat(TargetPlanner.plan(desired(BLUE, Map.of()), Optional.of(live)))
        .isInstanceOf(TargetPlan.Keep.class);
  }

  @Test
  @Conformance("ES-12")
  void labelsAndAnnotationsThatLeftTheExternalSecretLeaveTheTarget() {
    var annotated =
        (TargetPlan.Create)
            TargetPlanner.plan(desired(OWNER, BLUE, Map.of("note", "x"), DATA), Optional.empty());
    assertThat(annotated.secret().getMetadata().getAnnotations()).containsEntry("note", "x");
    var secret = updated(desired(Map.of("tier", "db"), DATA), esos());
    assertThat(secret.getMetadata().getLabels())
        .containsEntry("tier", "db")
        .doesNotContainKey("team")
        .containsEntry(TargetMarks.MANAGED, "true")
        .containsKey(TargetMarks.CREATED_BY);
  }

  @Test
  @Conformance("ES-11")
  void metadataOfOthersStays() {
    var live =
        new SecretBuilder(esos())
            .editMetadata()
            .addToLabels("theirs", "label")
            .addToAnnotations("theirs", "annotation")
            .addToFinalizers("theirs/finalizer")
            .endMetadata()
            .build();
    var metadata = updated(desired(Map.of(), DATA), live).getMetadata();
    assertThat(metadata.getLabels()).containsEntry("theirs", "label");
    assertThat(metadata.getAnnotations()).containsEntry("theirs", "annotation");
    assertThat(metadata.getFinalizers()).containsExactly("theirs/finalizer");
  }

  @Test
  void anExternalSecretThatWasMadeAnewTakesItsTargetBack() {
    var reborn = new DesiredSecret.Owner(OWNER.apiVersion(), "default", "test-es", "uid-2");
    var secret = updated(desired(reborn, BLUE, Map.of(), DATA), esos());
    assertThat(secret.getMetadata().getOwnerReferences())
        .singleElement()
        .extracting(OwnerReference::getUid)
        .isEqualTo("uid-2");
  }

  private static OwnerReference owner(String apiVersion, String kind, String name, boolean rules) {
    return new OwnerReferenceBuilder()
        .withApiVersion(apiVersion)
        .withKind(kind)
        .withName(name)
        .withUid("other")
        .withController(rules)
        .build();
  }

  private static Secret ownedBy(OwnerReference owner) {
    return new SecretBuilder(esos())
        .editMetadata()
        .withOwnerReferences(owner)
        .endMetadata()
        .build();
  }

  @TestFactory
  @Conformance("ADV-20")
  Stream<DynamicTest> aTargetUnderAnotherControllerIsRefused() {
    return Stream.of(
            Map.entry(
                owner("external-secrets.io/v1", "ExternalSecret", "other", true),
                "target is owned by another ExternalSecret"),
            Map.entry(
                owner("external-secrets.io/v1beta1", "ExternalSecret", "other", true),
                "target is owned by another ExternalSecret"),
            Map.entry(
                owner("apps/v1", "Deployment", "other", true),
                "failed to take ownership of target secret"),
            Map.entry(
                owner("example.com/v1", "ExternalSecret", "test-es", true),
                "failed to take ownership of target secret"),
            Map.entry(
                owner("external-secrets.io.example.com/v1", "ExternalSecret", "test-es", true),
                "failed to take ownership of target secret"))
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey().getApiVersion() + " " + e.getKey().getKind(),
                    () -> {
                      var why = refused(desired(BLUE, DATA), ownedBy(e.getKey()));
                      assertThat(why).isInstanceOf(Failure.Refused.class);
                      assertThat(why.message())
                          .startsWith(e.getValue())
                          .contains(e.getKey().getName(), "spec.target.name");
                    }));
  }

  @Test
  void anOwnerThatDoesNotControlIsKeptBesideOurs() {
    var friend = owner("apps/v1", "Deployment", "friend", false);
    assertThat(updated(desired(BLUE, DATA), ownedBy(friend)).getMetadata().getOwnerReferences())
        .extracting(OwnerReference::getName)
        .containsExactly("friend", "test-es");
  }

  @Test
  @Conformance("ADV-20")
  void anImmutableTargetMayGetMarksButNoOtherData() {
    var live = new SecretBuilder(esos()).withImmutable(true).build();
    assertThat(updated(desired(Map.of(), DATA), live).getMetadata().getLabels())
        .doesNotContainKey("team");
    assertThat(refused(desired(BLUE, Map.of("foo", "new")), live).message())
        .startsWith("could not update secret, target is immutable")
        .contains("delete Secret \"test-es\"");
  }

  @TestFactory
  @Conformance("ADV-13")
  Stream<DynamicTest> secretsThatKubernetesMakesTokensOfAreLeftAlone() {
    return Stream.of("kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token")
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type,
                    () -> {
                      var live = new SecretBuilder(esos()).withType(type).build();
                      assertThat(refused(desired(BLUE, Map.of("foo", "new")), live).message())
                          .contains(type, "spec.target.name");
                    }));
  }

  @Test
  void theTypeOfAnExistingSecretStays() {
    var live = new SecretBuilder(esos()).withType("example.com/own").build();
    assertThat(updated(desired(Map.of(), DATA), live).getType()).isEqualTo("example.com/own");
  }

  @Test
  void valuesFitIntoOneMebibyte() {
    var fits = "x".repeat(TargetPlanner.LARGEST - 3);
    assertThat(TargetPlanner.plan(desired(BLUE, Map.of("a", fits, "b", "123")), Optional.empty()))
        .isInstanceOf(TargetPlan.Create.class);
    assertThat(TargetPlanner.plan(desired(BLUE, Map.of("a", fits, "b", "1234")), Optional.empty()))
        .isInstanceOfSatisfying(
            TargetPlan.Refuse.class,
            refuse ->
                assertThat(refuse.why().message())
                    .contains("1048577 bytes", "at most 1048576", "test-es"));
  }
}
