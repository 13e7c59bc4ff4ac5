package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Every flag of ESO's controller starts this operator, too, with ESO's default, and the help says
/// truly which of them do something. `flags.tsv` is the list.
///
/// Two defaults are ours: that of `--concurrent`, which is for all kinds together, and that of
/// `--client-qps`, since the API server shares itself out.
class FlagsTest {

  /// Of kinds that are not served yet.
  private record Row(String flag, String value, boolean effective) {}

  private static CommandLine run() {
    var line = Commands.of(new Main(), new EnvironmentDefaults(_ -> null));
    return Objects.requireNonNull(line.getSubcommands().get("run"));
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/flags.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .map(cells -> new Row(cells[0], cells[1], cells[2].equals("yes")))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyFlagOfEsoIsTaken() throws IOException {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.flag(), () -> check(row)));
  }

  private static void check(Row row) {
    var option = run().getCommandSpec().findOption(row.flag());
    assertThat(option).as("the option").isNotNull();
    assertThat(Objects.requireNonNullElse(option.defaultValue(), "")).isEqualTo(row.value());
    assertThat(GroupedHelp.heading(option).equals(GroupedHelp.WITHOUT_EFFECT))
        .as("is said to have no effect")
        .isEqualTo(!row.effective());
    if (isBoolean(option)) {
      booleans(row.flag());
    } else {
      assertThat(option.arity().min()).isEqualTo(1);
    }
  }

  private static boolean isBoolean(OptionSpec option) {
    return option.type() == boolean.class || option.type() == Boolean.class;
  }

  /// As Go reads them.
  private static void booleans(String flag) {
    for (var yes : List.of(flag, flag + "=true", flag + "=1", flag + "=T", flag + "=True")) {
      assertThat(value(flag, yes)).as(yes).isEqualTo(true);
    }
    for (var no : List.of(flag + "=false", flag + "=0", flag + "=F", flag + "=False")) {
      assertThat(value(flag, no)).as(no).isEqualTo(false);
    }
    assertThatThrownBy(() -> value(flag, flag + "=maybe"))
        .hasMessageContaining("neither true nor false");
  }

  private static Object value(String flag, String argument) {
    var parsed =
        Commands.of(new Main(), new EnvironmentDefaults(_ -> null)).parseArgs("run", argument);
    return parsed.subcommand().commandSpec().findOption(flag).getValue();
  }

  @Test
  void everyBooleanFlagOfOursIsReadTheSameWay() {
    run().getCommandSpec().options().stream()
        .filter(FlagsTest::isBoolean)
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .forEach(option -> booleans(option.longestName()));
  }

  @Test
  void everyFlagIsAnEnvironmentVariable() throws IOException {
    var served = run().getCommandSpec().optionsMap().keySet();
    for (var row : rows()) {
      if (served.contains(row.flag())) {
        var variable =
            "TSUNAGI_" + row.flag().substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        var asked = new HashSet<String>();
        var line =
            Commands.of(
                new Main(),
                new EnvironmentDefaults(
                    name -> {
                      asked.add(String.valueOf(name));
                      return null;
                    }));
        line.parseArgs("run");
        assertThat(asked).contains(variable);
      }
    }
  }

  @Test
  void helpHasAHeadingForEachGroup() {
    assertThat(run().getUsageMessage(CommandLine.Help.Ansi.OFF))
        .containsSubsequence("Cluster and cloud:", "--kubeconfig")
        .containsSubsequence("Log:", "--log-format")
        .containsSubsequence("What is served:", "--enable-flood-gate")
        .containsSubsequence("Metrics:", "--metrics-addr")
        .containsSubsequence("Leader election:", "--leader-election-id")
        .containsSubsequence(GroupedHelp.WITHOUT_EFFECT, "--enable-http2");
  }

  @Test
  void aFlagThatIsAlmostRightIsRecognised() {
    var err = new StringWriter();
    var line = Commands.of(new Main(), new EnvironmentDefaults(_ -> null));
    line.setErr(new PrintWriter(err));
    assertThat(line.execute("run", "--enable-floodgate")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Unknown option: '--enable-floodgate'", "--enable-flood-gate");
  }
}
