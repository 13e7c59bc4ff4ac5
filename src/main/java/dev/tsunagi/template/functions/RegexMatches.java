package dev.tsunagi.template.functions;

import module java.base;

import com.google.re2j.Matcher;

/// The matches that Go finds: an empty one right after another match does not count.
final class RegexMatches {

  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+)|(\\$))");

  private final Matcher matcher;
  private int end = -1;

  RegexMatches(Matcher matcher) {
    this.matcher = matcher;
  }

  boolean next() {
    while (matcher.find()) {
      boolean counts = matcher.end() > matcher.start() || matcher.start() != end;
      end = matcher.end();
      if (counts) {
        return true;
      }
    }
    return false;
  }

  String text() {
    return matcher.group();
  }

  /// Fills `$1`, `${1}` and `${name}`; what there is no group for is empty.
  static String expanded(String template, Matcher match) {
    return NAME.matcher(template)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    found.group(3) != null
                        ? "$"
                        : group(found.group(1) == null ? found.group(2) : found.group(1), match)));
  }

  private static String group(String name, Matcher match) {
    if (name.matches("[0-9]{1,8}")) {
      int number = Integer.parseInt(name);
      return number <= match.groupCount()
          ? Objects.requireNonNullElse(match.group(number), "")
          : "";
    }
    try {
      return Objects.requireNonNullElse(match.group(name), "");
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
