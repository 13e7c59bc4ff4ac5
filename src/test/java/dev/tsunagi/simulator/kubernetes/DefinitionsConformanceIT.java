package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Custom kinds: schemas, versions, subresources.
class DefinitionsConformanceIT extends ConformanceSuite {

  @BeforeEach
  void define() {
    Widgets.define(client);
  }

  private GenericKubernetesResource createWidget(Object... spec) {
    return client.resource(Widgets.widget(namespace, "w", spec)).create();
  }

  private Raw.Answer post(String query, String spec) {
    var path = "/apis/conformance.example.com/v1/namespaces/" + namespace + "/widgets" + query;
    var body =
        "{\"apiVersion\":\"conformance.example.com/v1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"w\"},\"spec\":%s}"
            .formatted(spec);
    return Raw.of(target).send("POST", path, "application/json", body);
  }

  @Test
  void definitionIsEstablishedWithItsNames() {
    var status = Widgets.define(client).getStatus();
    assertThat(status.getConditions())
        .extracting(c -> c.getType() + "=" + c.getStatus())
        .contains("NamesAccepted=True", "Established=True");
    assertThat(status.getAcceptedNames().getKind()).isEqualTo("Widget");
    assertThat(status.getStoredVersions()).containsExactly("v1");
  }

  @Test
  void groupIsDiscovered() {
    assertThat(client.getApiGroup("conformance.example.com").getPreferredVersion().getVersion())
        .isEqualTo("v1");
    var resources = client.getApiResources("conformance.example.com/v1").getResources();
    assertThat(resources)
        .extracting(r -> r.getName())
        .contains("widgets", "widgets/status", "widgets/scale");
    assertThat(resources.getFirst().getShortNames()).containsExactly("wd");
    assertThat(resources.getFirst().getCategories()).containsExactly("toys");
  }

  @Test
  void defaultsAreFilledIn() {
    assertThat((Integer) createWidget("color", "red").get("spec", "replicas")).isEqualTo(1);
  }

  @Test
  void unknownFieldsArePrunedAndWarnedOf() {
    var answer = post("", "{\"color\":\"red\",\"foo\":1}").orThrow();
    assertThat(answer.json().path("spec").has("foo")).isFalse();
    assertThat(answer.response().headers("Warning"))
        .containsExactly("299 - \"unknown field \\\"spec.foo\\\"\"");
  }

  @Test
  void strictValidationRefusesUnknownFields() {
    var refusal =
        refused(
            400, () -> post("?fieldValidation=Strict", "{\"color\":\"red\",\"foo\":1}").orThrow());
    assertThat(refusal.getStatus().getMessage())
        .contains("strict decoding error: unknown field \"spec.foo\"");
  }

  @Test
  void preservedPartsKeepEverythingDownIntoLists() {
    var free = "{\"color\":\"red\",\"free\":{\"list\":[1,{\"a\":\"b\"},[{\"c\":2}]]}}";
    assertThat(post("", free).orThrow().json().at("/spec/free/list").toString())
        .isEqualTo("[1,{\"a\":\"b\"},[{\"c\":2}]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                 | spec.color: Required value
          {"color":"blue"}                   | spec.color: Unsupported value: "blue": supported values: "red", "green"
          {"color":"red","replicas":"x"}     | spec.replicas: Invalid value: "string": spec.replicas in body must be of type integer: "string"
          {"color":"red","replicas":-1}      | spec.replicas: Invalid value: -1: spec.replicas in body should be greater than or equal to 0
          {"color":"red","fixed":"ABC"}      | spec.fixed: Invalid value: "ABC": spec.fixed in body should match '^[a-z]+$'
          {"color":"red","fixed":"abcdef"}   | spec.fixed: Too long: may not be more than 5 bytes
          {"color":"red","tags":["a","b","c"]} | spec.tags: Too many: 3: must have at most 2 items
          {"color":"red","tags":[1]}         | spec.tags[0]: Invalid value: "integer": spec.tags[0] in body must be of type string: "integer"
          {"color":"red","parts":[{}]}       | spec.parts[0].name: Required value
          {"color":"green","replicas":11}    | spec: Invalid value: "object": only red comes in numbers
          """)
  void invalidObjectsAreRefusedInTheServersWords(String spec, String cause) {
    var refusal = refused(422, () -> post("", spec).orThrow());
    assertThat(refusal.getStatus().getReason()).isEqualTo("Invalid");
    assertThat(refusal.getStatus().getMessage())
        .startsWith("Widget.conformance.example.com \"w\" is invalid: ");
    assertThat(causes(refusal)).contains(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"color":"red","port":80}
          {"color":"red","port":"http"}
          {"color":"red","replicas":11}
          {"color":"red","since":"2026-01-01T00:00:00Z"}
          """)
  void validObjectsAreAccepted(String spec) {
    assertThat(post("", spec).code()).isEqualTo(201);
  }

  @Test
  void transitionRulesSeeTheOldObject() {
    createWidget("color", "red", "fixed", "a");
    var widgets = client.resource(Widgets.widget(namespace, "w"));
    var refusal =
        refused(
            422,
            () ->
                widgets.patch(
                    PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"fixed\":\"b\"}}"));
    assertThat(causes(refusal))
        .containsExactly("spec: Invalid value: \"object\": fixed is immutable");
  }

  @Test
  void whatAnUpdateLeavesAsItWasIsNotHeldAgainstIt() {
    // The other version has no schema: it lets an invalid object in.
    var invalid = Widgets.widget(namespace, "w", "color", "blue", "replicas", 1);
    invalid.setApiVersion("conformance.example.com/v1alpha1");
    Widgets.in(client, "v1alpha1").inNamespace(namespace).resource(invalid).create();
    assertThat(merge("status", "{\"status\":{\"phase\":\"Up\"}}").getAdditionalProperties())
        .containsKey("status");
    var refusal = refused(422, () -> merge("", "{\"spec\":{\"color\":\"yellow\"}}"));
    assertThat(causes(refusal))
        .singleElement()
        .asString()
        .contains("spec.color: Unsupported value");
  }

  @Test
  void keysOfListsMustDiffer() {
    var refusal =
        refused(
            422,
            () ->
                post("", "{\"color\":\"red\",\"parts\":[{\"name\":\"a\"},{\"name\":\"a\"}]}")
                    .orThrow());
    assertThat(causes(refusal))
        .singleElement()
        .asString()
        .startsWith("spec.parts[1]: Duplicate value:");
  }

  private GenericKubernetesResource merge(String subresource, String patch) {
    var widget = client.resource(Widgets.widget(namespace, "w"));
    var context = PatchContext.of(PatchType.JSON_MERGE);
    return subresource.isEmpty()
        ? widget.patch(context, patch)
        : Widgets.in(client, "v1")
            .inNamespace(namespace)
            .withName("w")
            .subresource(subresource)
            .patch(context, patch);
  }

  @Test
  void statusAndSpecAreWrittenApart() {
    createWidget("color", "red");
    var both = "{\"spec\":{\"color\":\"green\"},\"status\":{\"phase\":\"Up\"}}";
    var main = merge("", both);
    assertThat((String) main.get("spec", "color")).isEqualTo("green");
    assertThat(main.getAdditionalProperties()).doesNotContainKey("status");
    var other = merge("status", "{\"spec\":{\"color\":\"red\"},\"status\":{\"phase\":\"Up\"}}");
    assertThat((String) other.get("spec", "color")).isEqualTo("green");
    assertThat((String) other.get("status", "phase")).isEqualTo("Up");
  }

  @Test
  void statusAtCreationIsDropped() {
    var widget = Widgets.widget(namespace, "w", "color", "red");
    widget.getAdditionalProperties().put("status", map("phase", "Up"));
    assertThat(client.resource(widget).create().getAdditionalProperties())
        .doesNotContainKey("status");
  }

  @Test
  void generationFollowsTheSpecOnly() {
    assertThat(createWidget("color", "red").getMetadata().getGeneration()).isEqualTo(1);
    assertThat(merge("", "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}").getMetadata().getGeneration())
        .isEqualTo(1);
    assertThat(merge("status", "{\"status\":{\"phase\":\"Up\"}}").getMetadata().getGeneration())
        .isEqualTo(1);
    assertThat(merge("", "{\"spec\":{\"color\":\"green\"}}").getMetadata().getGeneration())
        .isEqualTo(2);
  }

  @Test
  void updateOfACustomObjectNeedsItsVersion() {
    createWidget("color", "red");
    var path = "/apis/conformance.example.com/v1/namespaces/" + namespace + "/widgets/w";
    var body = "{\"spec\":{\"color\":\"green\"}}";
    var refusal =
        refused(422, () -> Raw.of(target).send("PUT", path, "application/json", body).orThrow());
    assertThat(refusal.getStatus().getMessage())
        .contains("metadata.resourceVersion: Invalid value: 0x0: must be specified for an update");
  }

  @Test
  void objectsAreServedInAllVersions() {
    createWidget("color", "red");
    var old = Widgets.in(client, "v1alpha1").inNamespace(namespace).withName("w").get();
    assertThat(old.getApiVersion()).isEqualTo("conformance.example.com/v1alpha1");
    assertThat((String) old.get("spec", "color")).isEqualTo("red");
  }

  @Test
  void scaleReadsAndWritesTheReplicas() {
    createWidget("color", "red", "replicas", 2);
    var path = "/apis/conformance.example.com/v1/namespaces/" + namespace + "/widgets/w/scale";
    var raw = Raw.of(target);
    assertThat(raw.get(path).orThrow().json().at("/spec/replicas").asInt()).isEqualTo(2);
    raw.send("PATCH", path, "application/merge-patch+json", "{\"spec\":{\"replicas\":5}}")
        .orThrow();
    assertThat((Integer) merge("", "{}").get("spec", "replicas")).isEqualTo(5);
  }

  @Test
  void deletedDefinitionsTakeTheirObjectsAlong() {
    var text =
        Widgets.DEFINITION
            .replace("widget", "gadget")
            .replace("Widget", "Gadget")
            .replace("[wd]", "[gd]");
    var definition =
        client.resource(
            client.getKubernetesSerialization().unmarshal(text, CustomResourceDefinition.class));
    definition.create();
    var path = "/apis/conformance.example.com/v1/namespaces/" + namespace + "/gadgets";
    var raw = Raw.of(target);
    var body =
        "{\"apiVersion\":\"conformance.example.com/v1\",\"kind\":\"Gadget\",\"metadata\":{\"name\":\"g\"},\"spec\":{\"color\":\"red\"}}";
    eventually(() -> raw.send("POST", path, "application/json", body).code() == 201);
    definition.delete();
    eventually(() -> definition.get() == null && raw.get(path).code() == 404);
    definition.create();
    eventually(() -> raw.get(path).code() == 200);
    assertThat(raw.get(path).json().path("items")).isEmpty();
    definition.delete();
  }

  @Test
  void rulesThatAreNoExpressionsAreRefused() {
    var text =
        Widgets.DEFINITION
            .replace("widget", "broken")
            .replace("Widget", "Broken")
            .replace("self.replicas <= 10 ||", "self.replicas <= ||");
    var definition =
        client.getKubernetesSerialization().unmarshal(text, CustomResourceDefinition.class);
    var refusal = refused(422, () -> client.resource(definition).create());
    assertThat(refusal.getMessage())
        .contains("x-kubernetes-validations[0].rule", "compilation failed");
  }
}
