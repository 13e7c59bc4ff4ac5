package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;

/// Creating, reading and replacing objects.
class WritesConformanceIT extends ConformanceSuite {

  @Test
  void createdObjectCanBeRead() {
    var created = create("a", "k", "v");
    assertThat(created.getMetadata().getUid()).isNotEmpty();
    assertThat(created.getMetadata().getCreationTimestamp()).isNotEmpty();
    assertThat(client.resource(configMap("a")).get()).isEqualTo(created);
  }

  @Test
  void missingObjectIsNotFoundWithAStatus() {
    assertThat(client.configMaps().inNamespace(namespace).withName("none").get()).isNull();
    var refusal = refused(404, () -> client.resource(configMap("none")).update());
    assertThat(refusal.getStatus().getReason()).isEqualTo("NotFound");
    assertThat(refusal.getStatus().getMessage()).isEqualTo("configmaps \"none\" not found");
  }

  @Test
  void secondCreationAlreadyExists() {
    create("a");
    var refusal = refused(409, () -> create("a"));
    assertThat(refusal.getStatus().getReason()).isEqualTo("AlreadyExists");
    assertThat(refusal.getStatus().getMessage()).isEqualTo("configmaps \"a\" already exists");
  }

  @Test
  void updateReplacesAndGetsANewerVersion() {
    var first = create("a", "k", "1");
    var second =
        client.resource(new ConfigMapBuilder(first).withData(map("k", "2")).build()).update();
    assertThat(second.getData()).containsExactly(Map.entry("k", "2"));
    assertThat(Long.parseLong(version(second))).isGreaterThan(Long.parseLong(version(first)));
    assertThat(second.getMetadata().getUid()).isEqualTo(first.getMetadata().getUid());
  }

  @Test
  void updateFromAStaleVersionConflicts() {
    var first = create("a", "k", "1");
    client.resource(new ConfigMapBuilder(first).withData(map("k", "2")).build()).update();
    var stale = new ConfigMapBuilder(first).withData(map("k", "3")).build();
    var refusal = refused(409, () -> client.resource(stale).update());
    assertThat(refusal.getStatus().getReason()).isEqualTo("Conflict");
    assertThat(refusal.getStatus().getMessage())
        .isEqualTo(
            "Operation cannot be fulfilled on configmaps \"a\": the object has been modified;"
                + " please apply your changes to the latest version and try again");
  }

  @Test
  void updateOfAnotherObjectOfThatNameConflicts() {
    var first = create("a");
    var other =
        new ConfigMapBuilder(first)
            .editMetadata()
            .withUid("00000000-0000-0000-0000-000000000000")
            .withResourceVersion(null)
            .endMetadata()
            .build();
    refused(409, () -> client.resource(other).update());
  }

  @Test
  void updateThatChangesNothingKeepsTheVersion() {
    var first = create("a", "k", "v");
    assertThat(version(client.resource(first).update())).isEqualTo(version(first));
  }

  @Test
  void generatedNamesAreCompletedAndDiffer() {
    var template =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withGenerateName("gen-")
            .withNamespace(namespace)
            .endMetadata()
            .build();
    var one = client.resource(template).create().getMetadata().getName();
    var two = client.resource(template).create().getMetadata().getName();
    assertThat(one).matches("gen-[a-z0-9]{5}").isNotEqualTo(two);
  }

  @Test
  void creationInAMissingNamespaceIsNotFound() {
    var refusal =
        refused(
            404,
            () ->
                client
                    .configMaps()
                    .inNamespace("missing")
                    .resource(configMapIn("missing"))
                    .create());
    assertThat(refusal.getStatus().getMessage()).isEqualTo("namespaces \"missing\" not found");
  }

  private static ConfigMap configMapIn(String namespace) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("a")
        .withNamespace(namespace)
        .endMetadata()
        .build();
  }

  @Test
  void nameMustBeASubdomain() {
    var refusal = refused(422, () -> create("Not_Valid"));
    assertThat(refusal.getStatus().getMessage())
        .startsWith(
            "ConfigMap \"Not_Valid\" is invalid: metadata.name: Invalid value: \"Not_Valid\":")
        .contains("a lowercase RFC 1123 subdomain must consist of");
  }

  @Test
  void stringDataBecomesData() {
    var secret = client.resource(secret("s").withStringData(map("k", "v")).build()).create();
    assertThat(secret.getData()).containsExactly(Map.entry("k", "dg=="));
    assertThat(secret.getStringData()).isNullOrEmpty();
    assertThat(secret.getType()).isEqualTo("Opaque");
  }

  private SecretBuilder secret(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata();
  }

  @Test
  void secretsNeedBase64() {
    var secret = secret("s").withData(map("k", "no base64")).build();
    var refusal = refused(400, () -> client.resource(secret).create());
    assertThat(refusal.getStatus().getMessage()).contains("illegal base64 data at input byte 2");
  }

  @Test
  void secretKeysAreChecked() {
    var secret = secret("s").withData(map("a/b", "dg==")).build();
    var refusal = refused(422, () -> client.resource(secret).create());
    assertThat(causes(refusal))
        .singleElement()
        .asString()
        .startsWith("data[a/b]: Invalid value: \"a/b\": a valid config key must consist of");
  }

  @Test
  void secretsAboveOneMebibyteAreTooLong() {
    var big = Base64.getEncoder().encodeToString(new byte[1024 * 1024 + 1]);
    var refusal =
        refused(422, () -> client.resource(secret("s").withData(map("k", big)).build()).create());
    assertThat(causes(refusal))
        .containsExactly("data: Too long: may not be more than 1048576 bytes");
  }

  @Test
  void immutableSecretsStayAsTheyAre() {
    var secret =
        client
            .resource(secret("s").withData(map("k", "dg==")).withImmutable(true).build())
            .create();
    Secret changed = new SecretBuilder(secret).withData(map("k", "dw==")).build();
    var refusal = refused(422, () -> client.resource(changed).update());
    assertThat(causes(refusal))
        .contains("data: Forbidden: field is immutable when `immutable` is set");
  }

  @Test
  void secretTypeIsImmutableAndAsksForItsKeys() {
    var secret = client.resource(secret("s").withData(map("k", "dg==")).build()).create();
    var retyped = new SecretBuilder(secret).withType("kubernetes.io/tls").build();
    var refusal = refused(422, () -> client.resource(retyped).update());
    assertThat(causes(refusal))
        .contains(
            "type: Invalid value: \"kubernetes.io/tls\": field is immutable",
            "data[tls.crt]: Required value",
            "data[tls.key]: Required value");
  }

  @Test
  void everyNamespaceHasADefaultServiceAccountAndItsNameAsLabel() {
    eventually(
        () -> client.serviceAccounts().inNamespace(namespace).withName("default").get() != null);
    assertThat(client.namespaces().withName(namespace).get().getMetadata().getLabels())
        .containsEntry("kubernetes.io/metadata.name", namespace);
  }

  @Test
  void dryRunChangesNothing() {
    var dry = client.resource(configMap("a")).dryRun().create();
    assertThat(dry.getMetadata().getUid()).isNotEmpty();
    assertThat(client.resource(configMap("a")).get()).isNull();
  }

  @Test
  void generationCountsChangesOfTheSpecOnly() {
    var deployment =
        client
            .resource(
                new DeploymentBuilder()
                    .withNewMetadata()
                    .withName("d")
                    .withNamespace(namespace)
                    .endMetadata()
                    .withNewSpec()
                    .withReplicas(0)
                    .withNewSelector()
                    .addToMatchLabels("app", "d")
                    .endSelector()
                    .withNewTemplate()
                    .withNewMetadata()
                    .addToLabels("app", "d")
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("c")
                    .withImage("i")
                    .endContainer()
                    .endSpec()
                    .endTemplate()
                    .endSpec()
                    .build())
            .create();
    assertThat(deployment.getMetadata().getGeneration()).isEqualTo(1);
    var labelled =
        client
            .resource(deployment)
            .edit(
                d ->
                    new DeploymentBuilder(d)
                        .editMetadata()
                        .addToLabels("x", "y")
                        .endMetadata()
                        .build());
    assertThat(labelled.getMetadata().getGeneration()).isEqualTo(1);
    var paused =
        client
            .resource(labelled)
            .edit(d -> new DeploymentBuilder(d).editSpec().withPaused(true).endSpec().build());
    assertThat(paused.getMetadata().getGeneration()).isEqualTo(2);
  }
}
