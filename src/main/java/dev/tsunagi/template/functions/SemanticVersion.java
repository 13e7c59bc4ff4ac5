package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Method;
import dev.tsunagi.template.value.Struct;
import org.jspecify.annotations.Nullable;

/// A semantic version; minor and patch may be left out, and a "v" may stand before it.
///
/// @param original the text that was read
record SemanticVersion(
    long major, long minor, long patch, Prerelease prerelease, String metadata, String original)
    implements Struct, Comparable<SemanticVersion> {

  /// What `semver` gives, which errors and `typeOf` name.
  static final String TYPE = "*semver.Version";

  private static final Pattern SHAPE =
      Pattern.compile(
          "v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?"
              + "(?:-([0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+))?"
              + "(?:\\+([0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+))?");

  private static final Comparator<SemanticVersion> PRECEDENCE =
      Comparator.comparingLong(SemanticVersion::major)
          .thenComparingLong(SemanticVersion::minor)
          .thenComparingLong(SemanticVersion::patch)
          .thenComparing(SemanticVersion::prerelease);

  /// Reads a version.
  ///
  /// @throws CallException when the text is none
  static SemanticVersion parse(String text) {
    var shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new CallException("Invalid Semantic Version");
    }
    return new SemanticVersion(
        segment(shape.group(1)),
        segment(shape.group(2)),
        segment(shape.group(3)),
        Prerelease.parse(Objects.requireNonNullElse(shape.group(4), "")),
        Objects.requireNonNullElse(shape.group(5), ""),
        text);
  }

  private static long segment(@Nullable String digits) {
    try {
      return digits == null ? 0 : Long.parseLong(digits);
    } catch (NumberFormatException _) {
      throw new CallException("Error parsing version segment");
    }
  }

  /// By precedence; what follows a "+" does not count.
  @Override
  public int compareTo(SemanticVersion other) {
    return PRECEDENCE.compare(this, other);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Optional<Object> field(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "Major" -> major;
          case "Minor" -> minor;
          case "Patch" -> patch;
          case "Prerelease" -> prerelease.text();
          case "Metadata" -> metadata;
          case "Original" -> original;
          case "String" -> text();
          case "IncMajor" -> next(major + 1, 0, 0);
          case "IncMinor" -> next(major, minor + 1, 0);
          case "IncPatch" -> next(major, minor, prerelease.isNone() ? patch + 1 : patch);
          case "Compare" -> comparison(order -> Integer.signum(order));
          case "Equal" -> comparison(order -> order == 0);
          case "LessThan" -> comparison(order -> order < 0);
          case "LessThanEqual" -> comparison(order -> order <= 0);
          case "GreaterThan" -> comparison(order -> order > 0);
          case "GreaterThanEqual" -> comparison(order -> order >= 0);
          default -> null;
        });
  }

  private Method comparison(IntFunction<Object> verdict) {
    return new Method(TYPE, other -> verdict.apply(compareTo((SemanticVersion) other)));
  }

  private SemanticVersion next(long newMajor, long newMinor, long newPatch) {
    var prefix = original.startsWith("v") ? "v" : "";
    return parse(prefix + newMajor + "." + newMinor + "." + newPatch);
  }

  @Override
  public String text() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (prerelease.isNone() ? "" : "-" + prerelease.text())
        + (metadata.isEmpty() ? "" : "+" + metadata);
  }
}
