package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Stage;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Targets that are no Secrets, with an operator that may make them.
class ManifestIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String CONFIG_MAP = "manifest: {apiVersion: v1, kind: ConfigMap}";
  private static final String KEY = "data: [{secretKey: v, remoteRef: {key: k}}]\n";

  private static final String GADGETS =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: gadgets.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {plural: gadgets, singular: gadget, kind: Gadget}
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    x-kubernetes-preserve-unknown-fields: true
                    properties:
                      size: {type: integer, default: 3}
      """;

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--unsafe-allow-generic-targets");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static ConfigMap configMap(Stage stage, String name) {
    return rig.client.configMaps().inNamespace(stage.namespace()).withName(name).get();
  }

  private static void awaitData(Stage stage, Map<String, String> data) {
    stage.awaitThat(
        () -> {
          var found = configMap(stage, "es");
          assertThat(found).isNotNull();
          assertThat(found.getData()).isEqualTo(data);
        });
  }

  private static String reason(Stage stage) {
    return rig.ready(ExternalSecret.class, stage.namespace(), "es").reason();
  }

  @Test
  @Conformance("UT-manifest-watch")
  void aConfigMapIsMadeKeptAndGoesWithItsOwner(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret(
        "es", "{labels: {own: l}}", "refreshInterval: 1s\ntarget: {" + CONFIG_MAP + "}\n" + KEY);
    awaitData(stage, Map.of("v", "one"));
    stage.awaitReady("es", "True", "resource synced");
    assertThat(reason(stage)).isEqualTo("ResourceSynced");
    assertThat(configMap(stage, "es").getMetadata().getLabels()).containsEntry("own", "l");
    assertThat(stage.get("es").getStatus().binding().name()).isEmpty();
    stage.holds("k", "two");
    awaitData(stage, Map.of("v", "two"));
    stage.delete("es");
    await().atMost(SOON).until(() -> configMap(stage, "es") == null);
  }

  @Test
  @Conformance("UT-manifest-watch")
  void driftIsRepairedLongBeforeTheInterval(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret("es", "target: {" + CONFIG_MAP + "}\n" + KEY);
    stage.awaitReady("es", "True");
    rig.client
        .resource(new ConfigMapBuilder(configMap(stage, "es")).addToData("v", "theirs").build())
        .update();
    awaitData(stage, Map.of("v", "one"));
    rig.client.configMaps().inNamespace(stage.namespace()).withName("es").delete();
    awaitData(stage, Map.of("v", "one"));
  }

  @Test
  @Conformance({"UT-manifest-watch", "UT-template-yaml"})
  void aTemplateWritesToPathsOfAKindThatComesLater(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "8080");
    stage.externalSecret(
        "es",
        """
        target:
          manifest: {apiVersion: example.com/v1, kind: Gadget}
          template:
            metadata: {annotations: {port: "{{ .v }}"}}
            templateFrom:
              - {target: "spec.ports[0]", literal: "number: {{ .v }}\\nname: 'p{{ .v }}'\\non: true"}
              - {target: spec.text, literal: "port {{ .v }}"}
        """
            + KEY);
    stage.awaitReady("es", "False", "the cluster has no kind Gadget of example.com/v1");
    assertThat(reason(stage)).isEqualTo("ResourceSyncedError");
    rig.apply(GADGETS);
    stage.awaitReady("es", "True", "resource synced");
    var gadget = gadget(stage);
    assertThat(gadget.getMetadata().getAnnotations()).containsEntry("port", "8080");
    assertThat(gadget.<Object>get("spec"))
        .isEqualTo(
            Map.of(
                "ports",
                List.of(Map.of("number", 8080, "name", "p8080", "on", true)),
                "text",
                "port 8080",
                "size",
                3));
    var version = gadget.getMetadata().getResourceVersion();
    var synced = stage.get("es").getStatus().syncedResourceVersion();
    stage.annotate("es", "force-sync", "1");
    stage.awaitThat(
        () -> assertThat(stage.get("es").getStatus().syncedResourceVersion()).isNotEqualTo(synced));
    assertThat(gadget(stage).getMetadata().getResourceVersion())
        .as("defaults of the API server are no drift")
        .isEqualTo(version);
  }

  private static GenericKubernetesResource gadget(Stage stage) {
    return rig.client
        .genericKubernetesResources("example.com/v1", "Gadget")
        .inNamespace(stage.namespace())
        .withName("es")
        .get();
  }

  @Test
  void aConfigMapIsMadeOfATemplate(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret(
        "es",
        """
        target:
          manifest: {apiVersion: v1, kind: ConfigMap}
          template:
            metadata: {labels: {of: "{{ .v }}"}}
            data: {greeting: "hello {{ .v }}"}
            templateFrom:
              - literal: "more: '{{ .v | upper }}'"
        """
            + KEY);
    awaitData(stage, Map.of("greeting", "hello one", "more", "ONE"));
    assertThat(configMap(stage, "es").getMetadata().getLabels()).containsEntry("of", "one");
  }

  @Test
  @Conformance("E2E-35")
  void aConfigMapIsMadeOfWhatAGeneratorMakesUp(TestInfo test) {
    var stage = Stage.of(rig, test);
    rig.apply(
        """
        apiVersion: generators.external-secrets.io/v1alpha1
        kind: Fake
        metadata: {name: made, namespace: %s}
        spec: {data: {user: ada, host: db.example}}
        """
            .formatted(stage.namespace()));
    stage.externalSecret(
        "es",
        """
        target:
          manifest: {apiVersion: v1, kind: ConfigMap}
          template: {data: {url: "postgres://{{ .user }}@{{ .host }}"}}
        dataFrom: [{sourceRef: {generatorRef: {kind: Fake, name: made}}}]
        """);
    awaitData(stage, Map.of("url", "postgres://ada@db.example"));
  }

  @Test
  void mergeWaitsForTheTargetAndSharesIt(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret(
        "es", "refreshInterval: 1s\ntarget: {creationPolicy: Merge, " + CONFIG_MAP + "}\n" + KEY);
    stage.awaitReady("es", "True", "resource will not be created");
    assertThat(reason(stage)).isEqualTo("ResourceMissing");
    stage.configMap("es", "theirs");
    awaitData(stage, Map.of("file", "theirs", "v", "one"));
    stage.delete("es");
    stage.settle("k");
    assertThat(configMap(stage, "es")).isNotNull();
  }

  @Test
  void underDeleteTheTargetGoesWithTheLastSecret(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret(
        "es", "refreshInterval: 1s\ntarget: {deletionPolicy: Delete, " + CONFIG_MAP + "}\n" + KEY);
    awaitData(stage, Map.of("v", "one"));
    stage.holds("other", "x");
    stage.awaitReady("es", "True", "resource deleted due to DeletionPolicy=Delete");
    assertThat(reason(stage)).isEqualTo("ResourceDeleted");
    assertThat(configMap(stage, "es")).isNull();
  }

  /// ESO deletes by name, whoever made it.
  @Test
  void whatSomebodyElseMadeIsNotDeleted(TestInfo test) {
    var stage = Stage.of(rig, test).holds("other", "x");
    stage.configMap("es", "theirs");
    stage.externalSecret(
        "es", "refreshInterval: 1s\ntarget: {deletionPolicy: Delete, " + CONFIG_MAP + "}\n" + KEY);
    stage.awaitReady("es", "True", "resource deleted due to DeletionPolicy=Delete");
    stage.delete("es");
    assertThat(configMap(stage, "es").getData()).isEqualTo(Map.of("file", "theirs"));
  }

  @Test
  void aKindWithoutNamespacesIsRefused(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret("es", "target: {manifest: {apiVersion: v1, kind: Namespace}}\n" + KEY);
    stage.awaitReady("es", "False", "kind Namespace of v1 belongs to no namespace");
  }

  @Test
  void pathsOfWhatIsNotATemplatesToWriteAreRefused(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "one");
    stage.externalSecret(
        "es",
        "target: {template: {templateFrom: [{target: metadata.namespace, literal: x}]}, %s}\n"
                .formatted(CONFIG_MAP)
            + KEY);
    stage.awaitReady("es", "False", "templates may not write there");
    assertThat(configMap(stage, "es")).isNull();
  }
}
