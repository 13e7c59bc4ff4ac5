package dev.tsunagi.virtualnode;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionPolicyTest {

  private static final Path COMMITTED = Path.of("deploy/admission/virtual-nodes.yaml");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

  /// Kubernetes' `quantity` is no part of the CEL library: here it is a number.
  private static final Cel CEL =
      CelFactory.standardCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("object", SimpleType.DYN)
          .addVar("variables", SimpleType.DYN)
          .addFunctionDeclarations(
              CelFunctionDecl.newFunctionDeclaration(
                  "quantity",
                  CelOverloadDecl.newGlobalOverload(
                      "quantity_string", SimpleType.DOUBLE, SimpleType.STRING)),
              CelFunctionDecl.newFunctionDeclaration(
                  "compareTo",
                  CelOverloadDecl.newMemberOverload(
                      "compare_to", SimpleType.INT, SimpleType.DOUBLE, SimpleType.DOUBLE)))
          .addFunctionBindings(
              CelFunctionBinding.from(
                  "quantity_string",
                  String.class,
                  text -> Quantities.read(text).orElseThrow().doubleValue()),
              CelFunctionBinding.from(
                  "compare_to", Double.class, Double.class, (a, b) -> (long) Double.compare(a, b)))
          .build();

  private record Validation(String message, String expression) {}

  private static List<Validation> validations(String policy) {
    return documents().stream()
        .filter(d -> d.path("kind").asText().equals("ValidatingAdmissionPolicy"))
        .filter(d -> d.path("metadata").path("name").asText().equals(policy))
        .flatMap(d -> d.path("spec").path("validations").valueStream())
        .map(v -> new Validation(v.path("message").asText(), v.path("expression").asText()))
        .toList();
  }

  private static List<JsonNode> documents() {
    return Stream.of(AdmissionPolicy.yaml().split("---\n", -1))
        .filter(text -> !text.isBlank())
        .map(PodRows::yaml)
        .toList();
  }

  static Stream<PodRows> rows() {
    return PodRows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatTheCheckerSays(PodRows row) throws Exception {
    var said = validations("virtual-nodes-pods.tsunagi.dev");
    for (var template : List.of(row.refused(), row.accepted())) {
      assertThat(denied(said, template)).as(template.toString()).isEqualTo(checked(template));
    }
  }

  private static Set<String> denied(List<Validation> validations, JsonNode template)
      throws Exception {
    var spec = JSON.convertValue(withoutNulls(template).path("spec"), Map.class);
    var variables = Map.of("object", Map.of("spec", spec), "variables", Map.of("spec", spec));
    var denied = new TreeSet<String>();
    for (var validation : validations) {
      var program = CEL.createProgram(CEL.compile(validation.expression()).getAst());
      if (!(Boolean) program.eval(variables)) {
        denied.add(validation.message());
      }
    }
    return denied;
  }

  private static Set<String> checked(JsonNode template) {
    return PodCheck.findings(template, "").stream()
        .filter(Finding::refused)
        .map(Finding::rule)
        .filter(rule -> !(rule.condition() instanceof Condition.NoAmount))
        .map(AdmissionPolicy::message)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What an API server does to an object before any policy sees it.
  private static JsonNode withoutNulls(JsonNode node) {
    var copy = node.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
    }
    node.forEach(AdmissionPolicyTest::strip);
  }

  @Test
  void everyRefusalThatCelCanExpressIsThere() {
    var refused = PodRules.ALL.stream().filter(r -> r.severity() == Severity.REFUSED).toList();
    for (var part : List.of("pods", "workloads", "jobs", "cronjobs")) {
      assertThat(validations("virtual-nodes-" + part + ".tsunagi.dev"))
          .hasSize(refused.size() - 1); // amounts, which the API server reads itself
    }
    assertThat(validations("virtual-nodes-daemonsets.tsunagi.dev")).hasSize(1);
    assertThat(validations("virtual-nodes-statefulsets.tsunagi.dev")).hasSize(1);
  }

  @Test
  void conditionsAndVariablesCompile() throws Exception {
    var cel =
        CelFactory.standardCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("object", SimpleType.DYN)
            .addVar("oldObject", SimpleType.DYN)
            .build();
    for (var document : documents()) {
      for (var expression : document.path("spec").findValuesAsText("expression")) {
        if (!expression.startsWith("!(")) {
          assertThat(cel.compile(expression).hasError()).as(expression).isFalse();
        }
      }
    }
  }

  @Test
  void theCommittedFileIsCurrent() {
    assertThat(COMMITTED)
        .as("java -jar target/tsunagi.jar admission-policy > %s", COMMITTED)
        .hasContent(AdmissionPolicy.yaml());
  }
}
