package dev.tsunagi.app;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.lint.JsonReport;
import dev.tsunagi.lint.Lint;
import dev.tsunagi.lint.Report;
import dev.tsunagi.lint.SarifReport;
import dev.tsunagi.lint.TextReport;
import dev.tsunagi.virtualnode.PodShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says which fields of manifests a virtual node refuses.
@Command(
    name = "lint",
    description = {
      "Say which fields of manifests an OKE virtual node refuses, where they are and what to do"
          + " instead: helm template my-chart | tsunagi lint -"
    },
    exitCodeList = {
      "0:nothing is refused",
      "1:something is refused, or doubtful with --fail-on doubtful",
      "2:the command line is wrong, or something could not be read"
    })
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class LintCommand implements Callable<Integer> {

  /// How to tell.
  enum Output {
    text,
    json,
    sarif
  }

  /// What makes the exit code 1.
  enum FailOn {
    refused,
    doubtful
  }

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Files, directories (their .yaml, .yml and .json files) or - for standard input.")
  List<String> files;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  Output output;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "refused",
      description = "What makes the exit code 1: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  FailOn failOn;

  @Option(
      names = "--shape",
      paramLabel = "SHAPE",
      defaultValue = "Pod.Standard.E4.Flex",
      description = "The pod shape of the virtual node pool (${DEFAULT-VALUE}).")
  String shape;

  @Override
  public Integer call() throws IOException {
    var lint = new Lint(shape());
    ManifestFiles.read(files, lint::look, lint::cannotRead);
    var report = lint.report();
    spec.commandLine().getOut().print(print(report));
    spec.commandLine().getOut().flush();
    return exitCode(report);
  }

  private PodShape shape() {
    var names = PodShape.ALL.stream().map(PodShape::name).collect(Collectors.joining(", "));
    return PodShape.named(shape)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "--shape: \"%s\" is none of %s".formatted(shape, names)));
  }

  private String print(Report report) {
    return switch (output) {
      case text -> TextReport.of(report);
      case json -> lines(JsonReport.of(report));
      case sarif -> lines(SarifReport.of(report, new Commands.Version().getVersion()[0]));
    };
  }

  private static String lines(JsonNode tree) {
    return tree.toPrettyString() + System.lineSeparator();
  }

  private int exitCode(Report report) {
    if (!report.unread().isEmpty()) {
      return 2;
    }
    var bad = failOn == FailOn.doubtful ? report.problems().size() : report.refused();
    return bad > 0 ? 1 : 0;
  }
}
