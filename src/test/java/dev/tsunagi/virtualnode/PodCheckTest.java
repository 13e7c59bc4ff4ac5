package dev.tsunagi.virtualnode;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PodCheckTest {

  static Stream<PodRows> rows() {
    return PodRows.all();
  }

  private static List<String> found(JsonNode template, String besides) {
    return PodCheck.findings(template, "").stream()
        .filter(f -> f.rule().id().equals(besides) || !PodRows.BESIDES.contains(f.rule().id()))
        .map(f -> f.rule().id() + " at " + f.path())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsWhatIsRefusedAndNothingElse(PodRows row) {
    assertThat(found(row.refused(), row.rule())).containsExactly(row.toString());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void acceptsWhatComesNear(PodRows row) {
    assertThat(found(row.accepted(), row.rule())).noneMatch(f -> f.startsWith(row.rule() + " "));
  }

  @Test
  void everyRuleHasARow() {
    assertThat(PodRules.ALL.stream().map(Rule::id))
        .allMatch(PodRows.all().map(PodRows::rule).toList()::contains);
  }

  @Test
  void namesTheTemplatesPlace() {
    var row = PodRows.all().findFirst().orElseThrow();
    assertThat(PodCheck.findings(row.refused(), "spec.template").getFirst().message())
        .isEqualTo(
            "spec.template.spec.initContainers: init containers are not supported; do their work in"
                + " the main container's command, or in a Job before");
  }

  @Test
  void whatIsNoPodIsNoCrash() {
    for (var text : List.of("{}", "[]", "7", "{\"spec\":[]}", "{\"spec\":{\"containers\":7}}")) {
      assertThat(PodCheck.findings(PodRows.yaml(text), "")).isEmpty();
    }
  }
}
