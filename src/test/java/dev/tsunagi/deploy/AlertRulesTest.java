package dev.tsunagi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// When alerts fire. Their examples are in `alerts_test.yaml`, and Prometheus itself decides about
/// them where `promtool` is on the path.
class AlertRulesTest {

  private static final Path EXAMPLES = Path.of("src/test/resources/deploy/alerts_test.yaml");
  private static final Path RULES = Chart.DIRECTORY.resolve("files").resolve("alerts.yaml");

  @Test
  void theyFireWhenTheyShould() throws Exception {
    assumeTrue(isOnPath("promtool"), "promtool is not on the path: alerts were not tried");
    var promtool =
        new ProcessBuilder("promtool", "test", "rules", EXAMPLES.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /// One of a name that no rule has would pass without being looked at.
  @Test
  void everyAlertHasAnExampleInWhichItFires() throws IOException {
    var alerts = Bundle.YAML.readTree(RULES.toFile()).findValuesAsText("alert");
    var fired =
        Bundle.YAML.readTree(EXAMPLES.toFile()).findValues("alert_rule_test").stream()
            .flatMap(JsonNode::valueStream)
            .filter(example -> !example.path("exp_alerts").isEmpty())
            .map(example -> example.path("alertname").asText())
            .toList();
    assertThat(fired).containsExactlyInAnyOrderElementsOf(alerts);
  }

  /// What an example expects to be said is what the rule says.
  @Test
  void examplesExpectTheDescriptionsOfTheRules() throws IOException {
    var said = Bundle.YAML.readTree(RULES.toFile()).findValuesAsText("description");
    var expected = Bundle.YAML.readTree(EXAMPLES.toFile()).findValuesAsText("description");
    assertThat(expected).isNotEmpty().isSubsetOf(said);
  }
}
