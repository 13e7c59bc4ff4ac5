package dev.tsunagi.api.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import module java.base;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the API server refuses by the rules in the schema, the reconciler refuses with the same
/// words, and the other way round where a rule can say it.
class CelRulesTest {

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .build();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();
  private static final YAMLMapper YAML = new YAMLMapper();

  static Stream<Arguments> specs() {
    var data = "data: [{secretKey: a, remoteRef: {key: b}}]\n";
    var policies =
        Stream.of("Owner", "Orphan", "Merge", "None", "CreateOrMerge")
            .flatMap(
                creation ->
                    Stream.of("Delete", "Merge", "Retain")
                        .map(
                            deletion ->
                                "target: {creationPolicy: %s, deletionPolicy: %s}"
                                    .formatted(creation, deletion)));
    var annotated = "metadata: {annotations: {kubernetes.io/service-account.name: x}}";
    var templates =
        Stream.of(
                "",
                annotated,
                "type: kubernetes.io/service-account-token",
                "type: kubernetes.io/service-account-token, metadata: {labels: {a: b}}",
                "type: kubernetes.io/service-account-token, metadata: {annotations: {a: b}}",
                "type: kubernetes.io/service-account-token, " + annotated,
                "type: bootstrap.kubernetes.io/token",
                "type: kubernetes.io/tls")
            .map(template -> "target: {template: {" + template + "}}");
    var all = Stream.of(policies, templates).flatMap(s -> s).map(spec -> data + spec);
    var sources =
        Stream.of(
            "{}",
            "data: []",
            "dataFrom: []",
            "data: []\ndataFrom: []",
            "dataFrom: [{find: {}}]",
            data + "dataFrom: []",
            "target: {creationPolicy: None, deletionPolicy: Merge}");
    return Stream.concat(all, sources).map(spec -> arguments(spec));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void schemaAndReconcilerRefuseTheSame(String spec) throws Exception {
    var refused = new ArrayList<String>();
    check(Crds.at(ExternalSecret.class, "spec"), YAML.readTree(spec), refused);
    assertThat(refused)
        .containsExactlyInAnyOrderElementsOf(
            ExternalSecretRules.violations(Read.externalSecret(spec)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "dataTo: []",
        "dataTo: [{}]",
        "dataTo: [{storeRef: {kind: SecretStore}}]",
        "dataTo: [{storeRef: {name: a}}, {storeRef: {labelSelector: {}}}]",
        "dataTo: [{storeRef: {name: a}, remoteKey: b}]",
        "dataTo: [{storeRef: {name: a}, remoteKey: b, rewrite: []}]",
        "dataTo: [{remoteKey: b, rewrite: [{regexp: {source: a, target: b}}]}]",
        "dataTo: [{storeRef: {name: a}, rewrite: [{}, {transform: {template: x}}]}]",
        "dataTo: [{storeRef: {name: a},"
            + " rewrite: [{regexp: {source: a, target: b}, transform: {template: x}}]}]",
        "template: {type: bootstrap.kubernetes.io/token}",
      })
  void schemaAndReconcilerRefuseTheSameOfAPushSecret(String spec) throws Exception {
    var refused = new ArrayList<String>();
    check(Crds.at(PushSecret.class, "spec"), YAML.readTree(spec), refused);
    assertThat(refused)
        .containsExactlyInAnyOrderElementsOf(PushSecretRules.violations(Read.pushSecret(spec)));
  }

  private static void check(JsonNode schema, JsonNode value, List<String> refused)
      throws Exception {
    for (var rule : schema.path("x-kubernetes-validations")) {
      var ast = COMPILER.compile(rule.path("rule").asText()).getAst();
      var self = YAML.convertValue(value, new TypeReference<Map<String, Object>>() {});
      if (!RUNTIME.createProgram(ast).eval(Map.of("self", self)).equals(true)) {
        refused.add(rule.path("message").asText());
      }
    }
    if (value.isArray()) {
      for (var element : value) {
        check(schema.path("items"), element, refused);
      }
    }
    for (var property : schema.path("properties").properties()) {
      if (value.has(property.getKey())) {
        check(property.getValue(), value.path(property.getKey()), refused);
      }
    }
  }

  /// An API server multiplies the cost of a rule by all the elements that a list could have, and
  /// refuses the whole CRD when that is too much: our lists have no bound. Those of a PushSecret
  /// have rules all the same, since ESO has them there and every API server takes its CRD.
  @Test
  void noRuleIsWithinAList() {
    assertThat(rulesWithin(Crds.at(ExternalSecret.class, "spec"), false)).isEmpty();
  }

  private static List<String> rulesWithin(JsonNode schema, boolean inList) {
    var found = new ArrayList<String>();
    if (inList) {
      schema.path("x-kubernetes-validations").forEach(rule -> found.add(rule.toString()));
    }
    schema.path("properties").forEach(child -> found.addAll(rulesWithin(child, inList)));
    Stream.of("items", "additionalProperties")
        .forEach(
            nested ->
                found.addAll(
                    schema.path(nested).isObject()
                        ? rulesWithin(schema.path(nested), true)
                        : List.of()));
    return found;
  }
}
