package dev.tsunagi.secrets.json;

/// Finds the pipe that ends the part of a path which is read in every element of an array.
final class Pipes {

  private Pipes() {}

  /// Where the pipe is that belongs to no query, or -1.
  static int first(String path) {
    if (path.indexOf('|') < 0) {
      return -1;
    }
    if (path.startsWith("{")) {
      // As gjson does, which takes the end of a quoted name for that of the whole.
      var end = path.startsWith("\"", 1) ? Scan.string(path, 1) : Scan.balanced(path, 1);
      return path.startsWith("|", end) ? end : -1;
    }
    for (var i = 0; i < path.length(); i++) {
      switch (path.charAt(i)) {
        case '|' -> {
          return i;
        }
        case '\\' -> i++;
        case '.' -> {
          if (path.startsWith("#", i + 1)) {
            // What follows a plain '#' is passed over, even a pipe.
            i += 2;
            i = path.startsWith("(", i) || path.startsWith("[", i) ? queryEnd(path, i) : i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /// The bracket that closes the one at `open`; brackets of the other kind do not count.
  private static int queryEnd(String path, int open) {
    var opening = path.charAt(open);
    var closing = opening == '(' ? ')' : ']';
    var depth = 0;
    for (var i = open; i < path.length(); i++) {
      var c = path.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        i = Scan.string(path, i) - 1;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i;
      }
    }
    return path.length();
  }
}
