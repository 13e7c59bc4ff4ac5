package dev.tsunagi.virtualnode;

/// A field that a rule is against.
///
/// @param path as in `spec.template.spec.containers[0].tty`; it may name a field that is missing
public record Finding(String path, Rule rule) {

  public Severity severity() {
    return rule.severity();
  }

  public boolean refused() {
    return severity() == Severity.REFUSED;
  }

  /// Where, why and what to do, in one sentence.
  public String message() {
    return path + ": " + rule.reason() + "; " + rule.remedy();
  }
}
