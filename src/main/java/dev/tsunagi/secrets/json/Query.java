package dev.tsunagi.secrets.json;

import module java.base;

import org.jspecify.annotations.Nullable;

/// What `#(…)` asks of an element: that something in it exists, or how it compares.
///
/// @param path what is looked at in the element; empty for the element itself
/// @param op the comparison, or empty when it is enough to exist
/// @param value what is compared with
/// @param end where the query ends in its path
record Query(String path, String op, String value, int end) {

  static final Query ANY = new Query("", "", "", 0);

  private static final List<String> OPS = List.of("!=", "!%", "<=", ">=", "==", "<", ">", "=", "%");

  /// Reads the query that `path` begins with; null when its bracket is not closed.
  static @Nullable Query of(String path) {
    var open = new Extent(path);
    if (open.end < 0) {
      return null;
    }
    if (open.op < 0) {
      return new Query(Scan.trim(path.substring(2, open.end)), "", "", open.end + 1);
    }
    var right = Scan.trim(path.substring(open.op, open.end));
    var op =
        right.length() == 1 ? right : OPS.stream().filter(right::startsWith).findFirst().orElse("");
    return new Query(
        Scan.trim(path.substring(2, open.op)),
        op.equals("==") ? "=" : op,
        unquoted(Scan.trim(right.substring(op.length())), open.escapes),
        open.end + 1);
  }

  private static String unquoted(String value, boolean escapes) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    var inner = value.substring(1, value.length() - 1);
    return escapes ? Strings.unescaped(inner) : inner;
  }

  /// Where a query has its comparison and where it ends, or -1.
  private static final class Extent {
    int op = -1;
    int end = -1;
    boolean escapes;

    Extent(String path) {
      var depth = 1;
      for (var i = 2; i < path.length() && end < 0; i++) {
        var c = path.charAt(i);
        if (depth == 1 && op < 0 && "!=<>%".indexOf(c) >= 0) {
          op = i;
          continue;
        }
        switch (c) {
          case '\\' -> i++;
          case '[', '(' -> depth++;
          case ']', ')' -> depth--;
          case '"' -> {
            var close = Scan.string(path, i);
            escapes |= path.substring(i, close).indexOf('\\') >= 0;
            i = close - 1;
          }
          default -> {}
        }
        end = depth == 0 ? i : -1;
      }
    }
  }

  boolean matches(Json found) {
    return value.startsWith("~")
        ? matchesAs(value.substring(1), found)
        : found.exists() && (op.isEmpty() || compares(found, value));
  }

  /// `~true` and its kin ask what a value amounts to.
  private boolean matchesAs(String type, Json found) {
    var is =
        switch (type) {
          case "*" -> found.exists();
          case "null" -> found.kind() == Json.Kind.NULL;
          case "true" -> Truth.isTrue(found);
          case "false" -> Truth.isFalse(found);
          default -> null;
        };
    if (is == null) {
      return false;
    }
    return op.isEmpty() || compares(Json.first(is.toString()), "true");
  }

  private boolean compares(Json found, String with) {
    return switch (found.kind()) {
      case STRING -> comparesText(found.text(), with);
      case NUMBER -> comparesNumber(Numbers.value(found.raw()), Numbers.value(with));
      case TRUE ->
          switch (op) {
            case "=" -> with.equals("true");
            case "!=" -> !with.equals("true");
            case ">" -> with.equals("false");
            case ">=" -> true;
            default -> false;
          };
      case FALSE ->
          switch (op) {
            case "=" -> with.equals("false");
            case "!=" -> !with.equals("false");
            case "<" -> with.equals("true");
            case "<=" -> true;
            default -> false;
          };
      case NULL, ARRAY, OBJECT -> false;
    };
  }

  private boolean comparesText(String found, String with) {
    return switch (op) {
      case "%" -> Glob.matches(Bytes.text(found), Bytes.text(with));
      case "!%" -> !Glob.matches(Bytes.text(found), Bytes.text(with));
      default -> holds(found.compareTo(with), found.equals(with));
    };
  }

  private boolean comparesNumber(double found, double with) {
    // NaN is unequal to all, and neither less nor greater.
    if (Double.isNaN(found) || Double.isNaN(with)) {
      return op.equals("!=");
    }
    return holds(found == with ? 0 : found < with ? -1 : 1, found == with);
  }

  private boolean holds(int order, boolean equal) {
    return switch (op) {
      case "=" -> equal;
      case "!=" -> !equal;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> false;
    };
  }
}
