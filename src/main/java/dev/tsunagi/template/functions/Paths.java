package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;

/// Sprig's functions on paths. They look at texts only, never at files.
final class Paths {

  private final Functions.Table table = new Functions.Table();

  private Paths() {}

  static List<Function> functions() {
    var paths = new Paths();
    paths.both("base", a -> base(a.text(0)));
    paths.both("dir", a -> clean(a.text(0).substring(0, a.text(0).lastIndexOf('/') + 1)));
    paths.both("clean", a -> clean(a.text(0)));
    paths.both("ext", a -> ext(a.text(0)));
    paths.both("isAbs", a -> a.text(0).startsWith("/"));
    return paths.table.functions();
  }

  /// The system is always one with slashes.
  private void both(String name, Function.Body body) {
    table.add(name, "string", body);
    table.add("os" + Character.toUpperCase(name.charAt(0)) + name.substring(1), "string", body);
  }

  private static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    var bare = path.replaceFirst("/+$", "");
    return bare.isEmpty() ? "/" : bare.substring(bare.lastIndexOf('/') + 1);
  }

  private static String ext(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  private static String clean(String path) {
    boolean rooted = path.startsWith("/");
    var parts = new ArrayDeque<String>();
    for (var part : Splitting.split(path, "/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.peekLast().equals("..")) {
        parts.removeLast();
      } else if (part.equals("..") ? !rooted : !part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    var joined = (rooted ? "/" : "") + String.join("/", parts);
    return joined.isEmpty() ? "." : joined;
  }
}
