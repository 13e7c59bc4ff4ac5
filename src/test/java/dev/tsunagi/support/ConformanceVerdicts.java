package dev.tsunagi.support;

import module java.base;

import dev.tsunagi.support.ConformanceCases.Case;

/// What the results of tests say about each case. Pure.
record ConformanceVerdicts(List<Line> lines) {

  enum Verdict {
    PASS,
    FAIL,
    /// No test of it has run.
    NOT_RUN,
    NOT_APPLICABLE
  }

  /// `shownBy`: the tests, or why there are none.
  record Line(Case about, Verdict verdict, String shownBy) {}

  /// `results`: id, test and outcome, separated by tabs.
  static ConformanceVerdicts of(List<Case> cases, List<String> results) {
    var byId =
        results.stream().map(line -> line.split("\t")).collect(Collectors.groupingBy(r -> r[0]));
    return new ConformanceVerdicts(
        cases.stream().map(c -> judge(c, byId.getOrDefault(c.id(), List.of()))).toList());
  }

  private static Line judge(Case about, List<String[]> results) {
    if (!about.applies()) {
      return new Line(about, Verdict.NOT_APPLICABLE, about.reason());
    }
    var tests =
        results.stream().map(r -> r[1]).distinct().sorted().collect(Collectors.joining(", "));
    var passed = results.stream().allMatch(r -> r[2].equals("SUCCESSFUL"));
    var verdict = results.isEmpty() ? Verdict.NOT_RUN : passed ? Verdict.PASS : Verdict.FAIL;
    return new Line(about, verdict, tests);
  }

  String summary() {
    return "%d pass, %d fail, %d not run, %d not applicable"
        .formatted(
            count(Verdict.PASS),
            count(Verdict.FAIL),
            count(Verdict.NOT_RUN),
            count(Verdict.NOT_APPLICABLE));
  }

  private long count(Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }

  String markdown() {
    var rows =
        lines.stream()
            .map(
                line ->
                    "| %s | %s | %s | %s |"
                        .formatted(
                            line.about().id(),
                            line.about().what(),
                            words(line.verdict()),
                            line.shownBy()))
            .collect(Collectors.joining("\n"));
    return "# Conformance\n\n%s\n\n| Case | What | Result | Shown by |\n|---|---|---|---|\n%s\n"
        .formatted(summary(), rows);
  }

  private static String words(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
