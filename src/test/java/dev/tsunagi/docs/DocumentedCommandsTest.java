package dev.tsunagi.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.app.Commands;
import dev.tsunagi.app.Main;
import dev.tsunagi.deploy.Chart;
import dev.tsunagi.dev.DevMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every documented command is one that its program knows: the flags of ours and of the chart are
/// there, and so are the files. [DocumentedCommandsIT] runs them.
class DocumentedCommandsTest {

  private static final String CHART = "deploy/helm/tsunagi";

  /// Of programs that are not ours, what the documents ask of them.
  private static final Map<String, Set<String>> VERBS =
      Map.of(
          "kubectl",
          Set.of(
              "annotate",
              "apply",
              "create",
              "delete",
              "describe",
              "get",
              "label",
              "patch",
              "rollout",
              "scale",
              "wait"),
          "helm",
          Set.of("install", "template", "upgrade"),
          "terraform",
          Set.of("apply", "init", "output"),
          "oci",
          Set.of("search"),
          "podman",
          Set.of("manifest"),
          "skopeo",
          Set.of("copy"));

  private static final Map<String, Class<?>> JARS =
      Map.of("target/tsunagi.jar", Main.class, "target/tsunagi-dev.jar", DevMain.class);

  @Test
  void eachIsKnownToItsProgram(@TempDir Path directory) throws Exception {
    var documented = DocumentedCommand.all();
    assertThat(documented).hasSizeGreaterThan(50);
    check(documented, directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          java -jar target/tsunagi.jar run --no-such-flag | Unknown option: '--no-such-flag'
          java -jar target/tsunagi.jar | Expecting
          java -jar target/other.jar run | target/other.jar
          kubectl aply -f - | aply
          kubectl apply -f samples/none.yaml | samples/none.yaml
          kubectl get secret x -o "jsonpath=$(kubectl gett y)" | gett
          helm install tsunagi deploy/helm/tsunagi --set no.such=1 | no
          mvn -Pnone | -Pnone
          mvn -Dnone=1 verify | -Dnone=1
          tsunagi run | starts no program that is known
          kubectl get secrets 'of shop | starts no program that is known
          """)
  void aMistakeIsFound(String text, String says, @TempDir Path directory) {
    var command = new DocumentedCommand(Path.of("README.md"), 1, text, false);
    assertThatThrownBy(() -> check(List.of(command), directory)).hasMessageContaining(says);
  }

  private static void check(List<DocumentedCommand> documented, Path directory) throws Exception {
    var typed = TypedCommand.of(documented, directory);
    for (var i = 0; i < documented.size(); i++) {
      var command = documented.get(i);
      assertThat(typed.get(i)).as("starts no program that is known: %s", command).isNotEmpty();
      for (var call : typed.get(i)) {
        check(call, command.toString());
      }
    }
  }

  private static void check(TypedCommand call, String where) throws IOException {
    switch (call.program()) {
      case "java" -> checkOurs(call.arguments(), where);
      case "kubectl" -> checkKubectl(call, where);
      case "helm" -> checkHelm(call, where);
      case "mvn" -> checkProperties(call, where);
      default -> checkVerb(call, where);
    }
  }

  private static void checkOurs(List<String> arguments, String where) {
    assertThat(arguments).as(where).hasSizeGreaterThan(2).startsWith("-jar");
    assertThat(JARS).as(where).containsKey(arguments.get(1));
    var ours = arguments.subList(2, arguments.size()).toArray(String[]::new);
    try {
      var root = Objects.requireNonNull(JARS.get(arguments.get(1)));
      assertThat(Commands.of(root).parseArgs(ours).subcommands()).as(where).isNotEmpty();
    } catch (picocli.CommandLine.ParameterException e) {
      throw new AssertionError(where + ": " + e.getMessage(), e);
    }
  }

  private static void checkKubectl(TypedCommand call, String where) {
    checkVerb(call, where);
    assertThat(call.valuesOf("-f", "--filename"))
        .as(where)
        .allMatch(file -> file.equals("-") || Files.exists(Path.of(file)));
  }

  /// The chart's schema refuses values that it does not have.
  private static void checkHelm(TypedCommand call, String where) {
    checkVerb(call, where);
    if (call.arguments().contains(CHART)) {
      var values =
          call.valuesOf("--set").stream()
              .map(value -> value.split("=", 2))
              .collect(Collectors.toMap(value -> value[0], value -> value[1]));
      assertThat(Chart.text(values)).as(where).contains("kind: Deployment");
    }
  }

  private static void checkProperties(TypedCommand call, String where) throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    for (var argument : call.arguments()) {
      var known =
          argument.startsWith("-P")
              ? pom.contains("<id>" + argument.substring(2) + "</id>")
              : argument.startsWith("-D")
                  ? pom.contains("${" + argument.substring(2).split("=", 2)[0] + "}")
                  : Set.of("test", "verify").contains(argument);
      assertThat(known).as("%s: %s", where, argument).isTrue();
    }
  }

  /// What comes first but for the namespace.
  private static void checkVerb(TypedCommand call, String where) {
    if (VERBS.containsKey(call.program())) {
      var arguments = call.arguments();
      var verb = arguments.get(arguments.getFirst().equals("-n") ? 2 : 0);
      assertThat(VERBS.get(call.program())).as(where).contains(verb);
    }
  }
}
