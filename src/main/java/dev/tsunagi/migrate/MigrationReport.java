package dev.tsunagi.migrate;

import dev.tsunagi.manifest.Unread;
import java.util.List;

/// What the check found, the most pressing first.
///
/// @param objects how many were looked at
public record MigrationReport(int objects, List<Finding> findings, List<Unread> unread) {

  /// Whether something waits for people.
  public boolean needsSomebody() {
    return findings.stream().anyMatch(finding -> finding.severity().needsSomebody());
  }

  long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
