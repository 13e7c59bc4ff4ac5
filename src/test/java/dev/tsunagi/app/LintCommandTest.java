package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {

  private static final String BAD =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          spec:
            hostPID: true
            containers:
              - {name: web, resources: {limits: {cpu: 2, memory: 1Gi}}}
      """;
  private static final String DOUBTFUL = BAD.replace("hostPID: true", "runtimeClassName: x");

  private record Ran(int code, String out, String err) {}

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("bad.yaml"), BAD);
    Files.writeString(directory.resolve("good.yml"), BAD.replace("hostPID: true", ""));
    Files.writeString(directory.resolve("doubtful.yaml"), DOUBTFUL);
    Files.writeString(directory.resolve("broken.yaml"), "a: [");
    Files.createDirectory(directory.resolve("a b"));
    Files.writeString(
        directory.resolve("a b/one.json"), "{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}");
    Files.writeString(directory.resolve("a b/README.md"), "a: [");
  }

  private Ran run(String... arguments) {
    var line = Commands.of(new Main(), new EnvironmentDefaults(_ -> null));
    var out = new StringWriter();
    var err = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    var placed =
        Stream.of(arguments)
            .map(a -> a.replace("DIR", directory.toString()))
            .toArray(String[]::new);
    return new Ran(
        line.execute(placed), out.toString().replace(directory.toString(), "DIR"), err.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "lint DIR/good.yml, 0",
    "lint DIR/bad.yaml, 1",
    "lint DIR/doubtful.yaml, 0",
    "lint --fail-on doubtful DIR/doubtful.yaml, 1",
    "lint --fail-on doubtful DIR/good.yml, 0",
    "lint DIR/good.yml DIR/bad.yaml, 1",
    "lint DIR/broken.yaml, 2",
    "lint DIR/bad.yaml DIR/broken.yaml, 2",
    "lint DIR/nowhere.yaml, 2",
    "lint DIR, 2",
    "lint, 2",
    "lint --output xml DIR/good.yml, 2",
    "lint --shape VM.Standard.E4.Flex DIR/good.yml, 2",
  })
  void theExitCodeTells(String arguments, int code) {
    assertThat(run(arguments.split(" ")).code()).isEqualTo(code);
  }

  @Test
  void theHelpSaysWhatTheExitCodesMean() {
    assertThat(run("lint", "--help").out())
        .contains("Exit codes:", "0   nothing is refused", "could not be read", "--output")
        .doesNotContain("the last line says why");
  }

  @Test
  void textNamesPlaceReasonAndRemedy() {
    assertThat(run("lint", "DIR/bad.yaml").out())
        .isEqualTo(
            """
            DIR/bad.yaml:7:7: refused: Deployment shop/web: spec.template.spec.hostPID: a pod shares nothing with its host here; remove it [host-namespaces; Comparing virtual nodes with managed nodes (Oracle, 2024-10)]
            DIR/bad.yaml: Deployment shop/web: a pod is billed as 1 OCPU, 2 GB
            1 objects: 1 fields refused, 0 doubtful, 0 documents unreadable
            """);
  }

  @Test
  void aDirectoryIsSearched() throws IOException {
    var report = json(run("lint", "--output", "json", "DIR").out());
    assertThat(report.path("objects").asInt()).isEqualTo(4);
    assertThat(report.path("unreadable").findValuesAsText("file"))
        .containsExactly("DIR/broken.yaml");
  }

  @Test
  void jsonHasEverything() throws IOException {
    var report = json(run("lint", "--output", "json", "DIR/bad.yaml").out());
    assertThat(report.path("findings").get(0))
        .isEqualTo(
            json(
                """
                {"file": "DIR/bad.yaml", "document": 1, "apiVersion": "apps/v1", "kind": "Deployment",
                 "namespace": "shop", "name": "web", "line": 7, "column": 7,
                 "path": "spec.template.spec.hostPID", "rule": "host-namespaces",
                 "severity": "refused", "reason": "a pod shares nothing with its host here",
                 "remedy": "remove it",
                 "source": {"title": "Comparing virtual nodes with managed nodes (Oracle, 2024-10)",
                 "url": "https://docs.oracle.com/en-us/iaas/Content/ContEng/Tasks/contengcomparingvirtualwithmanagednodes_topic.htm"}}
                """));
    assertThat(report.path("pods").get(0).path("billedOcpus").asInt()).isEqualTo(1);
  }

  @Test
  void theShapeDecidesAboutTheSize() {
    assertThat(run("lint", "--shape", "Pod.Standard.A1.Flex", "DIR/good.yml").out())
        .contains("billed as 2 OCPU, 2 GB");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
