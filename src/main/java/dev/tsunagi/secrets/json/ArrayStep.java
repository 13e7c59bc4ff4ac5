package dev.tsunagi.secrets.json;

import module java.base;

import org.jspecify.annotations.Nullable;

/// The first component of a path, as an array reads it.
///
/// @param index of the element that is meant, or -1
/// @param count whether the number of elements is meant: `#`
/// @param each the path that is read in every element, `#.path`, or null
/// @param query which elements are meant, `#(…)`, or null
/// @param all whether every match of the query is meant and not the first alone
/// @param rest the path behind a dot, or null
/// @param pipe the path behind a pipe, or behind a dot that means one, or null
record ArrayStep(
    int index,
    boolean count,
    @Nullable String each,
    @Nullable Query query,
    boolean all,
    @Nullable String rest,
    @Nullable String pipe) {

  static ArrayStep of(String path) {
    if (path.startsWith("#(") || path.startsWith("#[")) {
      return withQuery(path);
    }
    var end = separator(path, 0);
    var part = path.substring(0, end);
    var each = path.startsWith("#.") ? path.substring(2) : null;
    var hash = part.indexOf('#') >= 0;
    return new ArrayStep(
        hash ? -1 : Numbers.index(part),
        part.equals("#"),
        each,
        null,
        false,
        rest(path, end, !hash),
        pipe(path, end, !hash));
  }

  private static ArrayStep withQuery(String path) {
    var query = Query.of(path);
    if (query == null) {
      // What cannot be read asks for nothing, and so is true of every plain value.
      return new ArrayStep(-1, false, null, Query.ANY, false, null, null);
    }
    var all = path.startsWith("#", query.end());
    var end = separator(path, query.end());
    return new ArrayStep(
        -1, false, null, query, all, rest(path, end, false), pipe(path, end, false));
  }

  private static int separator(String path, int from) {
    var i = from;
    while (i < path.length() && path.charAt(i) != '.' && path.charAt(i) != '|') {
      i++;
    }
    return i;
  }

  private static @Nullable String rest(String path, int end, boolean dotMayPipe) {
    if (end == path.length() || path.charAt(end) == '|') {
      return null;
    }
    var rest = path.substring(end + 1);
    return dotMayPipe && ObjectStep.dotIsPipe(rest) ? null : rest;
  }

  private static @Nullable String pipe(String path, int end, boolean dotMayPipe) {
    if (end == path.length() || rest(path, end, dotMayPipe) != null) {
      return null;
    }
    return path.substring(end + 1);
  }
}
