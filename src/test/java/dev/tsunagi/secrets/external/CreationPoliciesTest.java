package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What each `creationPolicy` makes of a target that is missing, shared, or somebody's.
class CreationPoliciesTest {

  private static final DesiredSecret.Owner OWNER =
      new DesiredSecret.Owner("external-secrets.io/v1", "default", "es", "uid-1");

  /// Another writer's `other`, and `old` and `ours`, which we set last time.
  private static final String SHARED =
      """
      apiVersion: v1
      kind: Secret
      type: Opaque
      metadata:
        name: target
        namespace: default
        uid: secret-uid
        managedFields:
          - manager: externalsecrets.external-secrets.io/es
            operation: Update
            fieldsV1: {"f:data": {"f:old": {}, "f:ours": {}}}
      data: {other: b3RoZXI=, old: b2xk, ours: b2xk}
      """;

  private static DesiredSecret desired(CreationPolicy creation, boolean immutable) {
    var data = SecretData.of(Map.of("ours", SecretValue.of("new")));
    return new DesiredSecret(
        OWNER,
        new DesiredSecret.Policy(creation, immutable),
        "target",
        "",
        data,
        new DesiredSecret.Metadata(Map.of(), Map.of(), List.of()));
  }

  private static Secret shared(String more) {
    return Manifests.read(Secret.class, SHARED + more);
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, Create",
    "ORPHAN, Create",
    "CREATE_OR_MERGE, Create",
    "MERGE, LeaveMissing",
    "NONE, LeaveAlone"
  })
  void aMissingTarget(CreationPolicy creation, String plan) {
    assertThat(TargetPlanner.plan(desired(creation, false), Optional.empty()).getClass())
        .hasToString("class " + TargetPlan.class.getName() + "$" + plan);
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, 'ours=new'",
    "ORPHAN, 'ours=new'",
    "CREATE_OR_MERGE, 'other=other ours=new'",
    "MERGE, 'other=other ours=new'"
  })
  @Conformance("ES-03")
  void aSharedTarget(CreationPolicy creation, String data) {
    var plan = TargetPlanner.plan(desired(creation, false), Optional.of(shared("")));
    assertThat(plan).isInstanceOf(TargetPlan.Update.class);
    var secret = ((TargetPlan.Update) plan).secret();
    assertThat(text(secret)).isEqualTo(data);
    assertThat(secret.getMetadata().getAnnotations())
        .as("the hash covers the whole data")
        .containsEntry(TargetMarks.DATA_HASH, ObjectHash.of(TargetView.dataOf(secret)));
  }

  @Test
  void noneLeavesAnExistingTargetAlone() {
    assertThat(TargetPlanner.plan(desired(CreationPolicy.NONE, false), Optional.of(shared(""))))
        .isEqualTo(new TargetPlan.LeaveAlone());
  }

  @ParameterizedTest
  @EnumSource(names = {"OWNER", "ORPHAN", "MERGE", "CREATE_OR_MERGE"})
  void onlyAnOwnerMarksTheTargetAsHis(CreationPolicy creation) {
    var owned =
        (TargetPlan.Update)
            TargetPlanner.plan(desired(CreationPolicy.OWNER, false), Optional.of(shared("")));
    // As it is after another policy was chosen: the marks of the owner go.
    var plan = TargetPlanner.plan(desired(creation, false), Optional.of(owned.secret()));
    var secret =
        switch (plan) {
          case TargetPlan.Keep(var live) -> live;
          case TargetPlan.Update(var updated) -> updated;
          default -> throw new AssertionError(plan);
        };
    var owns = creation == CreationPolicy.OWNER;
    assertThat(secret.getMetadata().getOwnerReferences()).hasSize(owns ? 1 : 0);
    assertThat(secret.getMetadata().getLabels().containsKey(TargetMarks.CREATED_BY))
        .isEqualTo(owns);
    assertThat(secret.getMetadata().getLabels()).containsEntry(TargetMarks.MANAGED, "true");
  }

  @ParameterizedTest
  @CsvSource({"OWNER, true", "ORPHAN, false", "MERGE, false", "CREATE_OR_MERGE, false"})
  void anotherKindOfControllerOnlyStandsInTheWayOfAnOwner(
      CreationPolicy creation, boolean refused) {
    var live =
        Manifests.read(
            Secret.class,
            SHARED.replace(
                "  uid: secret-uid\n",
                "  uid: secret-uid\n"
                    + "  ownerReferences:\n"
                    + "    - {apiVersion: example.com/v1, kind: Db, name: db, uid: u, controller:"
                    + " true}\n"));
    var plan = TargetPlanner.plan(desired(creation, false), Optional.of(live));
    assertThat(plan instanceof TargetPlan.Refuse).isEqualTo(refused);
  }

  @Test
  void anImmutableTargetKeepsTheValuesItWasMadeWith() {
    var plan = TargetPlanner.plan(desired(CreationPolicy.OWNER, true), Optional.of(shared("")));
    var secret = ((TargetPlan.Update) plan).secret();
    assertThat(secret.getImmutable()).isTrue();
    assertThat(text(secret)).isEqualTo("old=old other=other ours=old");
    assertThat(TargetPlanner.plan(desired(CreationPolicy.OWNER, true), Optional.of(secret)))
        .isInstanceOf(TargetPlan.Keep.class);
  }

  @Test
  void aMissingImmutableTargetIsMadeImmutable() {
    var plan = TargetPlanner.plan(desired(CreationPolicy.OWNER, true), Optional.empty());
    var secret = ((TargetPlan.Create) plan).secret();
    assertThat(secret.getImmutable()).isTrue();
    assertThat(text(secret)).isEqualTo("ours=new");
  }

  @Test
  void aLiveSecretThatIsImmutableIsNotForced() {
    var plan =
        TargetPlanner.plan(
            desired(CreationPolicy.OWNER, false), Optional.of(shared("immutable: true\n")));
    assertThat(((TargetPlan.Refuse) plan).why().message())
        .startsWith("could not update secret, target is immutable");
  }

  private static String text(Secret secret) {
    return TargetView.dataOf(secret).values().entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().text())
        .collect(Collectors.joining(" "));
  }
}
