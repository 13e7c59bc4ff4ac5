package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.support.Edits;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import org.junit.jupiter.api.Test;

/// Deletion, finalizers and garbage.
class DeletionConformanceIT extends ConformanceSuite {

  private ConfigMap get(String name) {
    return named(name).get();
  }

  private static OwnerReference owner(ConfigMap object) {
    return new OwnerReferenceBuilder()
        .withApiVersion("v1")
        .withKind("ConfigMap")
        .withName(object.getMetadata().getName())
        .withUid(object.getMetadata().getUid())
        .withBlockOwnerDeletion(true)
        .build();
  }

  private ConfigMap owned(String name, OwnerReference... owners) {
    return client
        .resource(
            new ConfigMapBuilder(configMap(name))
                .editMetadata()
                .withOwnerReferences(owners)
                .endMetadata()
                .build())
        .create();
  }

  private ConfigMap finalized(String name) {
    return client
        .resource(
            new ConfigMapBuilder(configMap(name))
                .editMetadata()
                .addToFinalizers("example.com/hold")
                .endMetadata()
                .build())
        .create();
  }

  private void release(String name) {
    Edits.patiently(() -> edit(name, metadata -> metadata.withFinalizers(List.of())));
  }

  @Test
  void deletedObjectIsGone() {
    create("a");
    client.resource(configMap("a")).delete();
    assertThat(get("a")).isNull();
  }

  @Test
  void finalizersHoldAnObject() {
    finalized("a");
    client.resource(configMap("a")).delete();
    assertThat(get("a").getMetadata().getDeletionTimestamp()).isNotEmpty();
    release("a");
    assertThat(get("a")).isNull();
  }

  @Test
  void noFinalizerCanBeAddedToAnObjectThatIsBeingDeleted() {
    finalized("a");
    client.resource(configMap("a")).delete();
    var refusal =
        refused(
            422,
            () ->
                client
                    .resource(get("a"))
                    .edit(
                        c ->
                            new ConfigMapBuilder(c)
                                .editMetadata()
                                .addToFinalizers("example.com/late")
                                .endMetadata()
                                .build()));
    assertThat(refusal.getMessage()).contains("no new finalizers can be added");
    release("a");
  }

  @Test
  void preconditionsAreKept() {
    var first = create("a", "k", "1");
    client.resource(configMap("a", "k", "2")).update();
    refused(
        409, () -> client.resource(configMap("a")).lockResourceVersion(version(first)).delete());
    assertThat(get("a")).isNotNull();
    var path = "/api/v1/namespaces/" + namespace + "/configmaps/a";
    var body = "{\"preconditions\":{\"uid\":\"another\"}}";
    var refusal =
        refused(409, () -> Raw.of(target).send("DELETE", path, "application/json", body).orThrow());
    assertThat(refusal.getStatus().getMessage())
        .contains("Precondition failed: UID in precondition: another, UID in object meta: ");
  }

  @Test
  void dependentsFollowTheirOwner() {
    var owner = create("owner");
    owned("dependent", owner(owner));
    client.resource(owner).delete();
    eventually(() -> get("dependent") == null);
  }

  @Test
  void dependentsStayWhileOneOwnerIsThere() {
    var one = create("one");
    var two = create("two");
    owned("dependent", owner(one), owner(two));
    client.resource(one).delete();
    eventually(() -> get("dependent").getMetadata().getOwnerReferences().size() == 1);
    assertThat(get("dependent").getMetadata().getOwnerReferences().getFirst().getName())
        .isEqualTo("two");
  }

  @Test
  void dependentOfNobodyIsGarbage() {
    var ghost = create("ghost");
    client.resource(ghost).delete();
    owned("dependent", owner(ghost));
    eventually(() -> get("dependent") == null);
  }

  @Test
  void foregroundDeletionWaitsForDependents() {
    var owner = create("owner");
    owned("dependent", owner(owner));
    Edits.patiently(
        () -> edit("dependent", metadata -> metadata.addToFinalizers("example.com/hold")));
    client.resource(owner).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
    assertThat(get("owner").getMetadata().getFinalizers()).contains("foregroundDeletion");
    eventually(() -> get("dependent").getMetadata().getDeletionTimestamp() != null);
    assertThat(get("owner")).isNotNull();
    release("dependent");
    eventually(() -> get("owner") == null);
  }

  @Test
  void foregroundDeletionSparesFormerDependents() {
    var owner = create("owner");
    owned("former", owner(owner));
    Edits.patiently(() -> edit("former", metadata -> metadata.withOwnerReferences(List.of())));
    client.resource(owner).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
    eventually(() -> get("owner") == null);
    assertThat(get("former")).isNotNull();
  }

  @Test
  void orphansStay() {
    var owner = create("owner");
    owned("dependent", owner(owner));
    client.resource(owner).withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
    eventually(() -> get("owner") == null);
    assertThat(get("dependent").getMetadata().getOwnerReferences()).isEmpty();
  }

  @Test
  void collectionsAreDeletedBySelector() {
    create("keep");
    client
        .resource(
            new ConfigMapBuilder(configMap("drop"))
                .editMetadata()
                .addToLabels("x", "y")
                .endMetadata()
                .build())
        .create();
    var path = "/api/v1/namespaces/" + namespace + "/configmaps?labelSelector=x%3Dy";
    Raw.of(target).send("DELETE", path, "application/json", "").orThrow();
    eventually(() -> get("drop") == null);
    assertThat(get("keep")).isNotNull();
  }

  @Test
  void namespaceTakesItsContentsAlongAndNothingNew() {
    finalized("held");
    create("other");
    client.namespaces().withName(namespace).delete();
    eventually(() -> get("other") == null);
    var refusal = refused(403, () -> create("late"));
    assertThat(refusal.getStatus().getMessage())
        .contains(
            "unable to create new content in namespace "
                + namespace
                + " because it is being terminated");
    assertThat(client.namespaces().withName(namespace).get().getStatus().getPhase())
        .isEqualTo("Terminating");
    release("held");
    eventually(() -> client.namespaces().withName(namespace).get() == null);
  }
}
