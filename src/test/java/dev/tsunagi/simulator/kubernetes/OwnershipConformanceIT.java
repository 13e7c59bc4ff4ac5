package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;

/// Who owns what after plain creates, updates and patches: the memory that secret operators prune
/// by.
class OwnershipConformanceIT extends ConformanceSuite {

  private Secret createAs(String manager, String... data) {
    var secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("s")
            .withNamespace(namespace)
            .addToLabels("l", "1")
            .endMetadata()
            .withData(map(data))
            .build();
    return writeAs(manager, "POST", secret);
  }

  private Secret update(String manager, Secret from, String... data) {
    var secret = new SecretBuilder(from).withData(map(data)).build();
    return writeAs(manager, "PUT", secret);
  }

  @Test
  void creatorOwnsAllThatItWrote() {
    var secret = createAs("one", "a", "YQ==", "b", "Yg==");
    assertThat(owned(secret, "one"))
        .isEqualTo(
            "{\"f:data\":{\".\":{},\"f:a\":{},\"f:b\":{}},"
                + "\"f:metadata\":{\"f:labels\":{\".\":{},\"f:l\":{}}},\"f:type\":{}}");
    var entry = secret.getMetadata().getManagedFields().getFirst();
    assertThat(entry.getOperation()).isEqualTo("Update");
    assertThat(entry.getFieldsType()).isEqualTo("FieldsV1");
    assertThat(entry.getApiVersion()).isEqualTo("v1");
    assertThat(entry.getTime()).isNotEmpty();
  }

  @Test
  void changedFieldsMoveToTheUpdater() {
    var first = createAs("one", "a", "YQ==", "b", "Yg==");
    var second = update("two", first, "a", "YQ==", "b", "Yw==");
    assertThat(owned(second, "one"))
        .contains("\"f:data\":{\".\":{},\"f:a\":{}}")
        .doesNotContain("f:b");
    assertThat(owned(second, "two")).isEqualTo("{\"f:data\":{\"f:b\":{}}}");
  }

  @Test
  void addedFieldsBelongToTheUpdater() {
    var second = update("two", createAs("one", "a", "YQ=="), "a", "YQ==", "n", "bg==");
    assertThat(owned(second, "two")).isEqualTo("{\"f:data\":{\"f:n\":{}}}");
    assertThat(owned(second, "one")).contains("f:a").doesNotContain("f:n");
  }

  @Test
  void removedFieldsBelongToNobody() {
    var second = update("two", createAs("one", "a", "YQ==", "b", "Yg=="), "a", "YQ==");
    assertThat(owned(second, "one")).contains("f:a").doesNotContain("f:b");
    assertThat(owned(second, "two")).isEmpty();
  }

  @Test
  void updaterKeepsWhatItOwnedBefore() {
    var second = update("one", createAs("one", "a", "YQ==", "b", "Yg=="), "a", "eA==", "b", "Yg==");
    assertThat(owned(second, "one")).contains("\"f:a\":{},\"f:b\":{}");
    assertThat(second.getMetadata().getManagedFields()).hasSize(1);
  }

  @Test
  void rewritingTheSameValuesChangesNoOwner() {
    var first = createAs("one", "a", "YQ==");
    var second = update("two", first, "a", "YQ==");
    assertThat(version(second)).isEqualTo(version(first));
    assertThat(owned(second, "two")).isEmpty();
  }

  @Test
  void patchedLabelsAndAnnotationsBelongToThePatcher() {
    createAs("one", "a", "YQ==");
    var context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("two")
            .build();
    var patched =
        client
            .secrets()
            .inNamespace(namespace)
            .withName("s")
            .patch(
                context, "{\"metadata\":{\"labels\":{\"l\":\"2\"},\"annotations\":{\"x\":\"y\"}}}");
    assertThat(owned(patched, "two"))
        .isEqualTo(
            "{\"f:metadata\":{\"f:annotations\":{\".\":{},\"f:x\":{}},\"f:labels\":{\"f:l\":{}}}}");
    assertThat(owned(patched, "one")).contains("\"f:labels\":{}");
  }

  @Test
  void stringDataIsOwnedAsData() {
    var secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("s")
            .withNamespace(namespace)
            .endMetadata()
            .withStringData(map("k", "v"))
            .build();
    assertThat(owned(writeAs("one", "POST", secret), "one"))
        .isEqualTo("{\"f:data\":{\".\":{},\"f:k\":{}},\"f:type\":{}}");
  }

  @Test
  void emptyManagedFieldsResetOwnership() {
    var first = createAs("one", "a", "YQ==");
    var reset =
        new SecretBuilder(first)
            .editMetadata()
            .withManagedFields(new io.fabric8.kubernetes.api.model.ManagedFieldsEntry())
            .endMetadata()
            .build();
    var second = writeAs("two", "PUT", reset);
    assertThat(owned(second, "one")).isEmpty();
  }

  @Test
  void withoutAManagerTheProgramIsNamed() {
    Raw.of(target)
        .send(
            "POST",
            "/api/v1/namespaces/" + namespace + "/configmaps",
            "application/json",
            "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}")
        .orThrow();
    var stored = client.resource(configMap("a")).get();
    assertThat(owned(stored, "fabric8-kubernetes-client")).contains("f:k");
  }
}
