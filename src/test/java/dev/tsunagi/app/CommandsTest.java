package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

  private record Ran(int code, String out, String err) {}

  private static Ran run(Map<String, String> environment, String... arguments) {
    var line = Commands.of(new Main(), new EnvironmentDefaults(environment::get));
    var out = new StringWriter();
    var err = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Ran(line.execute(arguments), out.toString(), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "run --help", "crds --help", "-h"})
  void everyCommandExplainsItselfAndItsExitCodes(String arguments) {
    var ran = run(Map.of(), arguments.split(" "));
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("Usage: tsunagi", "Exit codes:", "failed; the last line says why");
  }

  @Test
  void everyFlagOfRunIsExplained() {
    assertThat(run(Map.of(), "run", "--help").out())
        .contains(
            "--kubeconfig",
            "--namespace",
            "--controller-class",
            "--concurrent",
            "--store-requeue-interval",
            "--enable-generator-state",
            "--generator-gc-grace-period",
            "--rollout-budget",
            "--oci-endpoint",
            "--oci-requests-per-second",
            "--workload-identity-endpoint",
            "--workload-identity-ca",
            "--operator-service-account",
            "--live-addr",
            "--loglevel",
            "TSUNAGI_OCI_ENDPOINT");
  }

  @Test
  void allCommandsFindTheClusterInOneWay() {
    var flags =
        commands(Commands.of(new Main(), new EnvironmentDefaults(_ -> null)))
            .flatMap(command -> command.getCommandSpec().options().stream())
            .filter(option -> List.of(option.names()).contains("--kubeconfig"))
            .toList();
    assertThat(flags).hasSizeGreaterThan(2);
    assertThat(flags)
        .extracting(option -> List.of(option.description()))
        .containsOnly(List.of(flags.getFirst().description()));
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandsTest::commands));
  }

  @Test
  void crdsAreValidYamlOnStandardOutput() {
    var ran = run(Map.of(), "crds");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("---")
        .contains(
            "name: externalsecrets.external-secrets.io",
            "name: secretstores.external-secrets.io",
            "name: clustersecretstores.external-secrets.io",
            "name: clustergenerators.generators.external-secrets.io",
            "name: passwords.generators.external-secrets.io");
  }

  @Test
  void bashAcceptsTheCompletionScript() throws Exception {
    var ran = run(Map.of(), "completion");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("complete -F _complete_tsunagi", "--oci-endpoint");
    var bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var script = bash.outputWriter()) {
      script.write(ran.out());
    }
    assertThat(bash.waitFor())
        .as("%s", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
  }

  /// None of these starts anything.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --nonsense                               | Unknown option: '--nonsense'
          sing                                         | Unmatched argument
          run --concurrent many                        | --concurrent
          run --concurrent 0                           | --concurrent: must be at least 1, not 0
          run --oci-requests-per-second -1             | --oci-requests-per-second: must be at least 1
          run --store-requeue-interval soon            | --store-requeue-interval: time: invalid duration
          run --store-requeue-interval 0s              | --store-requeue-interval: must be positive, not 0s
          run --operator-service-account me            | --operator-service-account: "me" is not NAMESPACE/NAME
          run --operator-service-account a/b/c         | "a/b/c" is not NAMESPACE/NAME
          run --mass-deletion-percent 101              | --mass-deletion-percent: must be from 0 to 100, not 101
          run --rollout-budget 0                       | --rollout-budget: must be at least 1, not 0
          run --metrics-auth                           | --metrics-auth: tokens must not travel in the clear
          run --metrics-addr nothing                   | --metrics-addr: "nothing" is not [HOST]:PORT
          run --client-qps -1                          | --client-qps: must be a number from 0 on
          run --client-burst 0                         | --client-burst: must be at least 1, not 0
          run --enable-flood-gate=maybe                | "maybe" is neither true nor false
          run --enable-leader-election --leader-election-lease-duration 5s | must be longer than the renew-deadline
          run --enable-leader-election --leader-election-retry-period 10s | must be longer than the retry-period
          run --enable-leader-election --leader-election-renew-deadline soon | --leader-election-renew-deadline: time: invalid duration
          run --log-format xml                         | --log-format: "xml" is none of text, json
          run --loglevel loud                          | --loglevel: "loud" is none of trace
          """)
  void aWrongCommandLineIsToldFromAFailure(String arguments, String says) {
    var ran = run(Map.of(), arguments.split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(says);
  }

  @Test
  void aFailureIsOneLine() {
    var ran =
        run(
            Map.of(),
            "run",
            "--kubeconfig",
            "/nowhere/at/all",
            "--live-addr",
            "off",
            "--metrics-addr",
            "0");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .isEqualToIgnoringNewLines("tsunagi run: --kubeconfig: cannot read /nowhere/at/all");
  }

  @Test
  void flagsComeFromTheEnvironmentUnlessTheyAreGiven() {
    var environment = Map.of("TSUNAGI_LOGLEVEL", "loud");
    assertThat(run(environment, "run").err()).contains("--loglevel: \"loud\"");
    assertThat(run(environment, "run", "--loglevel", "shrill").err())
        .contains("--loglevel: \"shrill\"");
  }

  @Test
  void theEnvironmentAsksForNoHelpAndNoVersion() {
    var environment = Map.of("TSUNAGI_VERSION", "1.2.3", "TSUNAGI_HELP", "true");
    assertThat(run(environment, "run", "--concurrent", "0").err())
        .contains("--concurrent: must be at least 1");
    assertThat(run(environment, "crds").out()).startsWith("---");
  }

  @Test
  void theVersionIsTold() {
    assertThat(run(Map.of(), "--version").out()).startsWith("tsunagi ");
  }
}
