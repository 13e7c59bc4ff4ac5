package dev.tsunagi.secrets.json;

import module java.base;

import dev.tsunagi.secrets.json.Lookup.Step;
import org.jspecify.annotations.Nullable;

/// The components of a path that make something new: `@reverse`, `@join:{…}`, and `!` with a
/// literal.
final class Modifiers {

  private interface Modifier {
    String apply(String json, String argument, Budget budget);
  }

  private static final Map<String, Modifier> BY_NAME =
      Map.ofEntries(
          Map.entry("this", (json, _, _) -> json),
          Map.entry("valid", (json, _, _) -> Validity.isJson(json) ? json : ""),
          Map.entry("pretty", (json, options, _) -> Pretty.of(json, options)),
          Map.entry("ugly", (json, _, _) -> Pretty.ugly(json)),
          Map.entry("reverse", (json, _, _) -> Reshaping.reverse(json)),
          Map.entry("flatten", (json, options, _) -> Reshaping.flatten(json, options)),
          Map.entry("join", (json, options, _) -> Reshaping.join(json, options)),
          Map.entry("keys", (json, _, _) -> Reshaping.keys(json)),
          Map.entry("values", (json, _, _) -> Reshaping.values(json)),
          Map.entry("group", (json, _, _) -> Reshaping.group(json)),
          Map.entry("dig", Reshaping::dig),
          Map.entry("tostr", (json, _, _) -> Strings.quoted(json)),
          Map.entry(
              "fromstr", (json, _, _) -> Validity.isJson(json) ? Json.first(json).text() : ""));

  private static final Set<String> WORDS = Set.of("true", "false", "null", "nan", "inf");

  private Modifiers() {}

  static boolean exists(String name) {
    return BY_NAME.containsKey(name);
  }

  /// The name of the modifier that a path begins with.
  static String nameIn(String path) {
    return path.substring(1, endOfName(path, ".|:"));
  }

  /// What the modifier or literal makes that `path` begins with; null when it begins with neither.
  static @Nullable Step apply(String json, String path, Budget budget) {
    if (path.length() < 2) {
      return null;
    }
    return switch (path.charAt(0)) {
      case '@' -> modified(json, path, budget);
      case '!' -> literal(path);
      default -> null;
    };
  }

  private static @Nullable Step modified(String json, String path, Budget budget) {
    var name = nameIn(path);
    var modifier = BY_NAME.get(name);
    if (modifier == null) {
      return null;
    }
    var behind = path.substring(1 + name.length());
    if (!behind.startsWith(":")) {
      return step(modifier.apply(json, "", budget), behind);
    }
    var argument = argument(behind.substring(1));
    return step(modifier.apply(json, argument, budget), behind.substring(1 + argument.length()));
  }

  private static String argument(String text) {
    if (text.isEmpty()) {
      return "";
    }
    if ("{[\"".indexOf(text.charAt(0)) >= 0) {
      return text.substring(0, Scan.end(text, 0));
    }
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '|' -> {
          return text.substring(0, i);
        }
        case '"' -> i = Scan.string(text, i) - 1;
        case '{', '[', '(' -> i = Scan.balanced(text, i) - 1;
        default -> {}
      }
    }
    return text;
  }

  private static @Nullable Step literal(String path) {
    var text = path.substring(1);
    if ("{[\"+-0123456789".indexOf(text.charAt(0)) >= 0) {
      var end = Scan.balanced(text, 0);
      return step(text.substring(0, end), text.substring(end));
    }
    var word = path.substring(1, endOfName(path, ".|"));
    return WORDS.contains(word.toLowerCase(Locale.ROOT))
        ? step(word, text.substring(word.length()))
        : null;
  }

  private static int endOfName(String path, String ends) {
    var i = 1;
    while (i < path.length() && ends.indexOf(path.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /// What follows without a separator is passed over.
  private static Step step(String made, String behind) {
    var more = behind.startsWith("|") || behind.startsWith(".");
    return new Step(made, more ? behind.substring(1) : null);
  }
}
