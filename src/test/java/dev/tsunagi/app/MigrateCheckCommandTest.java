package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `tsunagi migrate check` as scripts call it. What it says is `MigrationCheckTest`'s.
class MigrateCheckCommandTest {

  private static final String STORE =
      """
      apiVersion: external-secrets.io/v1
      kind: SecretStore
      metadata: {name: vault, namespace: shop}
      spec: {provider: {fake: {data: [{key: a, value: b}]}}}
      """;

  @TempDir Path directory;

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("same.yaml"), STORE);
    Files.writeString(directory.resolve("other.yaml"), STORE.replace("fake", "aws"));
    Files.writeString(directory.resolve("broken.yaml"), "a: [");
    Files.createDirectory(directory.resolve("both"));
    Files.writeString(directory.resolve("both/one.yaml"), STORE);
    Files.writeString(
        directory.resolve("both/two.json"), "{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}");
    Files.writeString(
        directory.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
        users: [{name: u, user: {}}]
        contexts: [{name: x, context: {cluster: c, user: u}}]
        current-context: x
        """);
  }

  private Ran run(String... arguments) {
    var line = Commands.of(new Main(), new EnvironmentDefaults(_ -> null));
    var out = new StringWriter();
    var err = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    var placed =
        Stream.of(arguments)
            .map(argument -> argument.replace("DIR", directory.toString()))
            .toArray(String[]::new);
    return new Ran(line.execute(placed), out.toString(), err.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DIR/same.yaml                          | 0 | 1 objects: 0 blocked, 0 to decide, 0 noted, 1 the same
          --unchanged DIR/same.yaml              | 0 | same     SecretStore shop/vault spec.provider [store]
          DIR/both                               | 0 | 2 objects: 0 blocked
          DIR/other.yaml                         | 1 | decide   SecretStore shop/vault spec.provider.aws [provider-not-served]
          DIR/same.yaml DIR/other.yaml           | 1 | 2 objects: 0 blocked, 1 to decide, 0 noted, 1 the same
          DIR/broken.yaml DIR/other.yaml         | 2 | unreadable
          DIR/nowhere.yaml                       | 2 | there is no such file
          --controller-class mine DIR/other.yaml | 1 | provider-not-served
          """)
  void theExitCodeSaysWhetherSomethingIsToBeDone(String arguments, int code, String says) {
    var ran = run(("migrate check " + arguments).split(" +"));
    assertThat(ran.code()).as(ran.err()).isEqualTo(code);
    assertThat(ran.out()).contains(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          migrate                                                | Missing required subcommand
          migrate check --output sarif                           | --output
          migrate check --operator-service-account me            | "me" is not NAMESPACE/NAME
          migrate check --kubeconfig DIR/nowhere                 | the cluster cannot be read: --kubeconfig: cannot read
          migrate check --kubeconfig DIR/kubeconfig              | the cluster cannot be read
          """)
  void whatIsUnusableIsTold(String arguments, String says) {
    var ran = run(arguments.split(" +"));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(says);
  }

  @Test
  void programsGetJson() throws IOException {
    var ran = run("migrate", "check", "--output", "json", "DIR/other.yaml");
    var report = new ObjectMapper().readTree(ran.out());
    assertThat(report.at("/counts/decide").asInt()).isEqualTo(1);
    assertThat(report.at("/findings/0/file").asText()).endsWith("other.yaml");
  }

  @Test
  void helpAndCompletionKnowIt() {
    assertThat(run("migrate", "check", "--help").out())
        .contains("--kubeconfig", "--unchanged", "somebody has to do or to decide something");
    assertThat(run("migrate", "--help").out()).contains("check");
    assertThat(run("completion").out()).contains("migrate", "--unchanged");
  }
}
