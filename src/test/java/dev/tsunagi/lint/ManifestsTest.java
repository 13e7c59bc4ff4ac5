package dev.tsunagi.lint;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.virtualnode.PodRules;
import dev.tsunagi.virtualnode.PodShape;
import dev.tsunagi.virtualnode.Rule;
import dev.tsunagi.virtualnode.WorkloadRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Manifests as charts write them. In the files, `#!` at the end of a line names the rules that are
/// against it; there are no others.
class ManifestsTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/lint/manifests");

  static List<Path> manifests() throws IOException {
    try (var files = Files.list(DIRECTORY)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void isAsItsCommentsSay(Path file) throws IOException {
    var text = Files.readString(file);
    var report = look(text);
    assertThat(report.unread()).isEmpty();
    assertThat(found(report)).containsExactlyElementsOf(commented(text));
  }

  @Test
  void everyRuleIsSeenInTheWild() throws IOException {
    var seen = new TreeSet<String>();
    for (var file : manifests()) {
      commented(Files.readString(file)).forEach(c -> seen.add(c.replaceFirst(".*: ", "")));
    }
    var all =
        Stream.concat(
            PodRules.ALL.stream(), WorkloadRules.ALL.values().stream().flatMap(List::stream));
    assertThat(seen).containsAll(all.map(Rule::id).toList());
    assertThat(manifests()).hasSizeGreaterThanOrEqualTo(20);
  }

  static Report look(String text) {
    var lint = new Lint(PodShape.ALL.getFirst());
    lint.look("file.yaml", text);
    return lint.report();
  }

  private static List<String> found(Report report) {
    return report.problems().stream()
        .map(p -> "%03d: %s".formatted(p.line(), p.finding().rule().id()))
        .sorted()
        .toList();
  }

  private static List<String> commented(String text) {
    var lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .boxed()
        .flatMap(
            i ->
                Stream.of(lines.get(i).split("#!", -1))
                    .skip(1)
                    .flatMap(rules -> Stream.of(rules.strip().split(" ", -1)))
                    .map(rule -> "%03d: %s".formatted(i + 1, rule)))
        .sorted()
        .toList();
  }
}
