package dev.tsunagi.template.functions;

import module java.base;

import com.google.re2j.Pattern;
import dev.tsunagi.template.value.CallException;

/// What `semverCompare` asks for: alternatives, separated by `||`, of bounds that must all hold.
record VersionConstraint(List<List<VersionBound>> alternatives) {

  private static final String OPERATOR = "(?:!=|>=|=>|<=|=<|~>|[=<>~^]|)";

  /// As in Go, a single `|` passes for a digit here and fails as a version later.
  static final String VERSION =
      "v?([0-9|xX*]+)(\\.[0-9|xX*]+)?(\\.[0-9|xX*]+)?"
          + "(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?"
          + "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?";

  /// One bound, of which {@link VersionBound} is made.
  static final Pattern BOUND = Pattern.compile("(" + OPERATOR + ")\\s*" + VERSION);

  private static final Pattern BOUNDS =
      Pattern.compile(
          "\\s*%1$s\\s*(?:(?:\\s+|,\\s*)%1$s\\s*)*".formatted(OPERATOR + "\\s*" + VERSION));

  private static final Pattern RANGE =
      Pattern.compile("\\s*(%1$s)\\s+-\\s+(%1$s)\\s*".formatted(VERSION));

  /// The first version of {@link #RANGE} is group 1, the second comes after the groups within.
  private static final int SECOND = 6;

  /// Reads a constraint.
  ///
  /// @throws CallException when the text is none
  static VersionConstraint parse(String text) {
    var alternatives = new ArrayList<List<VersionBound>>();
    for (var alternative : withoutRanges(text).split("\\|\\|", -1)) {
      alternatives.add(bounds(alternative));
    }
    return new VersionConstraint(alternatives);
  }

  private static List<VersionBound> bounds(String text) {
    if (!BOUNDS.matcher(text).matches()) {
      // Go shows the text, which may be data.
      throw new CallException("improper constraint");
    }
    var bounds = new ArrayList<VersionBound>();
    var found = BOUND.matcher(text);
    while (found.find()) {
      bounds.add(VersionBound.of(found));
    }
    return bounds;
  }

  /// `1.2 - 1.4` means `>= 1.2, <= 1.4`.
  private static String withoutRanges(String text) {
    var out = new StringBuilder();
    var range = RANGE.matcher(text);
    int from = 0;
    while (range.find()) {
      out.append(text, from, range.start())
          .append(">= %s, <= %s ".formatted(range.group(1), range.group(SECOND)));
      from = range.end();
    }
    return out.append(text.substring(from)).toString();
  }

  boolean admits(SemanticVersion version) {
    return alternatives.stream()
        .anyMatch(bounds -> bounds.stream().allMatch(bound -> bound.admits(version)));
  }
}
