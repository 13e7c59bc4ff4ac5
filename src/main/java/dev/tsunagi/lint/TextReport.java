package dev.tsunagi.lint;

import module java.base;

/// For people and for editors that find `FILE:LINE:COLUMN`.
public final class TextReport {

  private TextReport() {}

  public static String of(Report report) {
    var out = new StringJoiner("\n", "", "\n");
    for (var unread : report.unread()) {
      out.add(
          "%s:%d:%d: unreadable: %s"
              .formatted(unread.file(), unread.line(), unread.column(), unread.why()));
    }
    for (var problem : report.problems()) {
      out.add(line(problem));
    }
    for (var pod : report.pods()) {
      out.add(
          "%s: %s: a pod is billed as %s"
              .formatted(pod.place().file(), pod.place().subject(), pod.size()));
    }
    if (!report.passed().isEmpty()) {
      out.add("make no pods: " + passed(report));
    }
    return out.add(summary(report)).toString();
  }

  private static String line(Report.Problem problem) {
    var finding = problem.finding();
    return "%s:%d:%d: %s: %s: %s [%s; %s]"
        .formatted(
            problem.place().file(),
            problem.line(),
            problem.column(),
            finding.severity().name().toLowerCase(Locale.ROOT),
            problem.place().subject(),
            finding.message(),
            finding.rule().id(),
            finding.rule().source().title());
  }

  private static String passed(Report report) {
    return report.passed().entrySet().stream()
        .map(kind -> kind.getValue() + " " + kind.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String summary(Report report) {
    return "%d objects: %d fields refused, %d doubtful, %d documents unreadable"
        .formatted(report.objects(), report.refused(), report.doubtful(), report.unread().size());
  }
}
