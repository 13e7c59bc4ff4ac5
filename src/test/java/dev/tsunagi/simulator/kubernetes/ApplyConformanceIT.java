package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Server-side apply.
class ApplyConformanceIT extends ConformanceSuite {

  @BeforeEach
  void defineWidgets() {
    Widgets.define(client);
  }

  private ConfigMap apply(String manager, String... pairs) {
    return client.resource(configMap("a", pairs)).fieldManager(manager).serverSideApply();
  }

  private ConfigMap force(String manager, String... pairs) {
    return client
        .resource(configMap("a", pairs))
        .fieldManager(manager)
        .forceConflicts()
        .serverSideApply();
  }

  @Test
  void appliedObjectIsCreatedAndOwned() {
    var applied = apply("one", "k", "1");
    assertThat(applied.getData()).isEqualTo(map("k", "1"));
    assertThat(owned(applied, "one")).isEqualTo("{\"f:data\":{\"f:k\":{}}}");
    assertThat(applied.getMetadata().getManagedFields().getFirst().getOperation())
        .isEqualTo("Apply");
  }

  @Test
  void applyingTheSameAgainKeepsTheVersion() {
    var first = apply("one", "k", "1");
    assertThat(version(apply("one", "k", "1"))).isEqualTo(version(first));
  }

  @Test
  void fieldsThatAreDroppedDisappear() {
    apply("one", "k", "1", "gone", "2");
    assertThat(apply("one", "k", "1").getData()).isEqualTo(map("k", "1"));
    assertThat(apply("one").getData()).isNullOrEmpty();
  }

  @Test
  void droppedFieldsOfOthersStay() {
    apply("one", "k", "1", "shared", "2");
    apply("two", "shared", "2");
    assertThat(apply("one", "k", "1").getData()).isEqualTo(map("k", "1", "shared", "2"));
  }

  @Test
  void changingAFieldOfAnotherApplierConflicts() {
    apply("one", "k", "1");
    var refusal = refused(409, () -> apply("two", "k", "2"));
    assertThat(refusal.getStatus().getMessage())
        .isEqualTo("Apply failed with 1 conflict: conflict with \"one\": .data.k");
    assertThat(refusal.getStatus().getDetails().getCauses())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.getReason()).isEqualTo("FieldManagerConflict");
              assertThat(cause.getMessage()).isEqualTo("conflict with \"one\"");
              assertThat(cause.getField()).isEqualTo(".data.k");
            });
  }

  @Test
  void severalConflictsAreListedByManager() {
    apply("one", "j", "1", "k", "1");
    var refusal = refused(409, () -> apply("two", "j", "2", "k", "2"));
    assertThat(refusal.getStatus().getMessage())
        .isEqualTo("Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.j\n- .data.k");
  }

  @Test
  void changingAFieldOfAnUpdaterConflictsToo() {
    writeAs("up", "POST", configMap("a", "k", "1"));
    var refusal = refused(409, () -> apply("two", "k", "2"));
    assertThat(refusal.getStatus().getMessage())
        .isEqualTo("Apply failed with 1 conflict: conflict with \"up\" using v1: .data.k");
  }

  @Test
  void forceTakesTheField() {
    apply("one", "k", "1");
    var forced = force("two", "k", "2");
    assertThat(forced.getData()).isEqualTo(map("k", "2"));
    assertThat(owned(forced, "one")).isEmpty();
    assertThat(owned(forced, "two")).isEqualTo("{\"f:data\":{\"f:k\":{}}}");
  }

  @Test
  void theSameValueIsShared() {
    apply("one", "k", "1");
    var shared = apply("two", "k", "1");
    assertThat(owned(shared, "one")).isEqualTo(owned(shared, "two"));
  }

  @Test
  void applyingFromAStaleVersionConflicts() {
    var first = apply("one", "k", "1");
    force("two", "k", "2");
    var stale =
        new ConfigMapBuilder(configMap("a", "k", "3"))
            .editMetadata()
            .withResourceVersion(version(first))
            .endMetadata()
            .build();
    var refusal =
        refused(
            409,
            () -> client.resource(stale).fieldManager("one").forceConflicts().serverSideApply());
    assertThat(refusal.getStatus().getReason()).isEqualTo("Conflict");
    assertThat(refusal.getStatus().getMessage()).contains("the object has been modified");
  }

  private GenericKubernetesResource applyWidget(String manager, Object... spec) {
    return client
        .resource(Widgets.widget(namespace, "w", spec))
        .fieldManager(manager)
        .serverSideApply();
  }

  @Test
  void itemsOfAKeyedListAreOwnedOneByOne() {
    applyWidget("one", "color", "red", "parts", List.of(map("name", "a", "value", "1")));
    var both = applyWidget("two", "color", "red", "parts", List.of(map("name", "b", "value", "2")));
    assertThat(owned(both, "two"))
        .isEqualTo(
            "{\"f:spec\":{\"f:color\":{},\"f:parts\":{\"k:{\\\"name\\\":\\\"b\\\"}\":"
                + "{\".\":{},\"f:name\":{},\"f:value\":{}}}}}");
    List<Object> parts = both.get("spec", "parts");
    assertThat(parts).hasSize(2);
    var one = applyWidget("one", "color", "red");
    assertThat(one.<List<Object>>get("spec", "parts"))
        .containsExactly(map("name", "b", "value", "2"));
  }

  @Test
  void defaultsAreFilledInButNotOwned() {
    var applied = applyWidget("one", "color", "red");
    assertThat((Integer) applied.get("spec", "replicas")).isEqualTo(1);
    assertThat(owned(applied, "one")).isEqualTo("{\"f:spec\":{\"f:color\":{}}}");
    assertThat(version(applyWidget("one", "color", "red"))).isEqualTo(version(applied));
  }

  private GenericKubernetesResource applyStatus(String manager, String phase) {
    var status = Widgets.widget(namespace, "w");
    status.getAdditionalProperties().remove("spec");
    status.getAdditionalProperties().put("status", map("phase", phase));
    return client
        .resource(status)
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(true)
                .build());
  }

  @Test
  void statusIsAppliedByItsSubresourceOnly() {
    var first = applyWidget("one", "color", "red");
    var second = applyStatus("two", "Up");
    assertThat((String) second.get("status", "phase")).isEqualTo("Up");
    assertThat((String) second.get("spec", "color")).isEqualTo("red");
    assertThat(second.getMetadata().getGeneration()).isEqualTo(first.getMetadata().getGeneration());
    assertThat(second.getMetadata().getManagedFields())
        .anySatisfy(
            entry -> {
              assertThat(entry.getManager()).isEqualTo("two");
              assertThat(entry.getSubresource()).isEqualTo("status");
            });
    assertThat(version(applyStatus("two", "Up"))).isEqualTo(version(second));
  }

  @Test
  void applyNeedsAManager() {
    var refusal =
        refused(
            422,
            () ->
                Raw.of(target)
                    .send(
                        "PATCH",
                        "/api/v1/namespaces/" + namespace + "/configmaps/a",
                        "application/apply-patch+yaml",
                        "{apiVersion: v1, kind: ConfigMap}")
                    .orThrow());
    assertThat(refusal.getStatus().getMessage())
        .contains("fieldManager: Required value: is required for apply patch");
  }

  @Test
  void unknownFieldsCannotBeApplied() {
    var refusal = refused(500, () -> applyWidget("one", "color", "red", "unknown", "x"));
    assertThat(refusal.getStatus().getMessage())
        .isEqualTo(
            "failed to create typed patch object (%s/w; conformance.example.com/v1, Kind=Widget):"
                    .formatted(namespace)
                + " .spec.unknown: field not declared in schema");
  }
}
