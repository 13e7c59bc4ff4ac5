package dev.tsunagi.secrets.json;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Several paths that make one new array, `[a,b]`, or object, `{a,"name":b}`.
///
/// @param open the bracket that opened it
/// @param leftover what follows the bracket that closed it; nothing when none did
/// @param closed whether one did
record Multipath(char open, List<Selector> selectors, String leftover, boolean closed) {

  /// @param name as it was written; empty for the last name of the path
  private record Selector(String name, String path) {

    /// Reads `name:path`, or a path alone.
    static Selector of(String path, int start, int colon, int end) {
      return colon == 0
          ? new Selector("", path.substring(start, end))
          : new Selector(path.substring(start, colon), path.substring(colon + 1, end));
    }

    String key() {
      if (!name.isEmpty()) {
        return name.startsWith("\"") && Validity.isJson(name) ? name : Strings.quoted(name);
      }
      var last = lastName();
      return Strings.quoted(isSimple(last) ? last : "_");
    }

    private String lastName() {
      for (var i = path.length() - 1; i >= 0; i--) {
        if ((path.charAt(i) == '|' || path.charAt(i) == '.') && !path.startsWith("\\", i - 1)) {
          return path.substring(i + 1);
        }
      }
      return path;
    }

    private static boolean isSimple(String name) {
      return name.chars().allMatch(c -> c >= ' ' && "[]{}()#|!".indexOf(c) < 0);
    }
  }

  static Multipath of(String path) {
    var selectors = new ArrayList<Selector>();
    var start = 1;
    var colon = 0;
    var modifier = false;
    var depth = 1;
    for (var i = 1; i < path.length(); i++) {
      switch (path.charAt(i)) {
        case '\\' -> i++;
        case '"' -> i = Scan.string(path, i) - 1;
        case '@' -> modifier |= path.charAt(i - 1) == '.' || path.charAt(i - 1) == '|';
        case ':' -> colon = !modifier && colon == 0 && depth == 1 ? i : colon;
        case '[', '(', '{' -> depth++;
        case ']', ')', '}' -> depth--;
        default -> {}
      }
      if (depth == 0 || (depth == 1 && i < path.length() && path.charAt(i) == ',')) {
        selectors.add(Selector.of(path, start, colon, i));
        start = i + 1;
        colon = 0;
        modifier = false;
      }
      if (depth == 0) {
        return new Multipath(path.charAt(0), selectors, path.substring(i + 1), true);
      }
    }
    return new Multipath(path.charAt(0), selectors, "", false);
  }

  boolean isComplete() {
    return closed && (leftover.isEmpty() || leftover.startsWith("|") || leftover.startsWith("."));
  }

  /// The path to follow in what was joined, or null.
  @Nullable String next() {
    return leftover.isEmpty() ? null : leftover.substring(1);
  }

  /// What the paths find in `json`; those that find nothing are left out.
  String joined(String json, Budget budget) {
    var joined = new StringJoiner(",", String.valueOf(open), open == '{' ? "}" : "]");
    for (var selector : selectors) {
      var found = Lookup.get(json, selector.path(), budget);
      if (found.exists()) {
        joined.add((open == '{' ? selector.key() + ":" : "") + found.raw());
      }
    }
    return joined.toString();
  }
}
