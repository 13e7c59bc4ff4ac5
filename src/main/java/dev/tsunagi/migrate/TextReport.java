package dev.tsunagi.migrate;

import module java.base;

/// For people.
public final class TextReport {

  private TextReport() {}

  /// The whole report.
  ///
  /// @param unchanged whether to tell of what stays as it is, too
  public static String of(MigrationReport report, boolean unchanged) {
    var out = new StringJoiner("\n", "", "\n");
    for (var unread : report.unread()) {
      out.add(
          "unreadable  %s:%d:%d: %s"
              .formatted(unread.file(), unread.line(), unread.column(), unread.why()));
    }
    report.findings().stream()
        .filter(finding -> unchanged || finding.severity() != Severity.SAME)
        .forEach(finding -> add(out, finding));
    return out.add(summary(report)).toString();
  }

  private static void add(StringJoiner out, Finding finding) {
    var where =
        finding.file().isEmpty() ? "" : " (%s:%d)".formatted(finding.file(), finding.line());
    out.add(
        "%-7s  %s%s [%s]%s"
            .formatted(
                finding.severity().word(),
                finding.object(),
                finding.path().isEmpty() ? "" : " " + finding.path(),
                finding.rule().id(),
                where));
    out.add("         " + finding.happens());
    if (!finding.remedy().isEmpty()) {
      out.add("         -> " + finding.remedy());
    }
  }

  private static String summary(MigrationReport report) {
    return "%d objects: %d blocked, %d to decide, %d noted, %d the same"
        .formatted(
            report.objects(),
            report.count(Severity.BLOCKED),
            report.count(Severity.DECIDE),
            report.count(Severity.NOTE),
            report.count(Severity.SAME));
  }
}
