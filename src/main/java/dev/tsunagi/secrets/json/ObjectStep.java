package dev.tsunagi.secrets.json;

import org.jspecify.annotations.Nullable;

/// The first component of a path, as an object reads it.
///
/// @param key the name, or with `wild` the pattern, of a member
/// @param rest the path behind a dot, or null
/// @param pipe the path behind a pipe, or behind a dot that means one, or null
record ObjectStep(String key, boolean wild, @Nullable String rest, @Nullable String pipe) {

  static ObjectStep of(String path) {
    var key = new StringBuilder();
    var wild = false;
    for (var i = 0; i < path.length(); i++) {
      switch (path.charAt(i)) {
        case '|' -> {
          return new ObjectStep(key.toString(), wild, null, path.substring(i + 1));
        }
        case '.' -> {
          var rest = path.substring(i + 1);
          return dotIsPipe(rest)
              ? new ObjectStep(key.toString(), wild, null, rest)
              : new ObjectStep(key.toString(), wild, rest, null);
        }
        case '\\' -> {
          i++;
          key.append(i < path.length() ? path.charAt(i) : "");
        }
        default -> {
          wild |= path.charAt(i) == '*' || path.charAt(i) == '?';
          key.append(path.charAt(i));
        }
      }
    }
    return new ObjectStep(key.toString(), wild, null, null);
  }

  /// Before a modifier or a multipath a dot means the same as a pipe.
  static boolean dotIsPipe(String rest) {
    if (rest.isEmpty()) {
      return false;
    }
    return switch (rest.charAt(0)) {
      case '[', '{' -> true;
      case '@' -> Modifiers.exists(Modifiers.nameIn(rest));
      default -> false;
    };
  }

  boolean matches(String name) {
    return wild ? Glob.matches(Bytes.text(name), Bytes.text(key)) : name.equals(key);
  }
}
