package dev.tsunagi.template.functions;

import module java.base;

import com.google.re2j.Matcher;
import dev.tsunagi.template.value.CallException;
import org.jspecify.annotations.Nullable;

/// An operator and a version, of which parts may be open (`1.x`, `1.2`, `*`).
///
/// @param version with zero for what is open
/// @param given how many of major, minor and patch are given
record VersionBound(String operator, SemanticVersion version, int given) {

  private static final List<String> OPEN = List.of("x", "X", "*");

  /// @param found a match of {@link VersionConstraint#BOUND}
  static VersionBound of(Matcher found) {
    int given = 0;
    var numbers = new ArrayList<String>();
    for (int group = 2; group <= 4 && isGiven(found.group(group)); group++) {
      numbers.add(found.group(group).replace(".", ""));
      given++;
    }
    while (numbers.size() < 3) {
      numbers.add("0");
    }
    var text = String.join(".", numbers) + Objects.requireNonNullElse(found.group(5), "");
    return new VersionBound(found.group(1), parsed(text), given);
  }

  private static boolean isGiven(@Nullable String part) {
    return part != null && !part.isEmpty() && !OPEN.contains(part.replace(".", ""));
  }

  private static SemanticVersion parsed(String text) {
    try {
      return SemanticVersion.parse(text);
    } catch (CallException _) {
      throw new CallException("constraint Parser Error");
    }
  }

  /// Releases only, unless the bound itself names a pre-release; `!=` of a whole version takes any.
  boolean admits(SemanticVersion other) {
    boolean any = operator.equals("!=") && given == 3;
    if (!any && !other.prerelease().isNone() && version.prerelease().isNone()) {
      return false;
    }
    return switch (operator) {
      case "!=" -> differs(other);
      case ">" -> isBelow(other);
      case "<" -> other.compareTo(version) < 0;
      case ">=", "=>" -> other.compareTo(version) >= 0;
      case "<=", "=<" -> isNotBelow(other);
      case "~", "~>" -> tilde(other);
      case "^" -> caret(other);
      default -> given == 3 ? other.compareTo(version) == 0 : tilde(other);
    };
  }

  private boolean differs(SemanticVersion other) {
    return switch (given) {
      case 3 -> other.compareTo(version) != 0;
      case 2 -> !sameMinor(other) || other.prerelease().compareTo(version.prerelease()) != 0;
      case 1 -> other.major() != version.major();
      // As in Go, where "*" is 0 of which the minor and the patch are given.
      default -> !sameMinor(other) || other.patch() != 0 || other.compareTo(version) != 0;
    };
  }

  /// `>11` begins at 12, `>11.1` at 11.2.
  private boolean isBelow(SemanticVersion other) {
    return switch (given) {
      case 1 -> other.major() > version.major();
      case 2 ->
          other.major() > version.major()
              || (other.major() == version.major() && other.minor() > version.minor());
      default -> other.compareTo(version) > 0;
    };
  }

  /// `<=11` ends before 12, `<=11.1` before 11.2.
  private boolean isNotBelow(SemanticVersion other) {
    return switch (given) {
      case 3 -> other.compareTo(version) <= 0;
      case 1 -> other.major() <= version.major();
      default ->
          other.major() < version.major()
              || (other.major() == version.major() && other.minor() <= version.minor());
    };
  }

  /// Up to the next minor version, or the next major one where no minor is given.
  private boolean tilde(SemanticVersion other) {
    if (other.compareTo(version) < 0) {
      return false;
    }
    boolean zero = version.major() == 0 && version.minor() == 0 && version.patch() == 0;
    if (zero && (given == 3 || given == 0)) {
      return true;
    }
    return other.major() == version.major() && (given == 1 || other.minor() == version.minor());
  }

  /// Up to the next change of the first part that is not zero.
  private boolean caret(SemanticVersion other) {
    if (other.compareTo(version) < 0) {
      return false;
    }
    if (version.major() > 0 || given == 1) {
      return other.major() == version.major();
    }
    if (other.major() > 0) {
      return false;
    }
    if (version.minor() > 0 || given == 2) {
      return other.minor() == version.minor();
    }
    return other.minor() == 0 && other.patch() == version.patch();
  }

  private boolean sameMinor(SemanticVersion other) {
    return other.major() == version.major() && other.minor() == version.minor();
  }
}
