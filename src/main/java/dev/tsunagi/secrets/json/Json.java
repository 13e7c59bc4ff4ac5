package dev.tsunagi.secrets.json;

import module java.base;

/// One JSON value, as it was written. The kind is that of its first character.
///
/// @param raw its text; empty when there is no value
record Json(Kind kind, String raw) {

  static final Json ABSENT = new Json(Kind.NULL, "");

  enum Kind {
    NULL,
    FALSE,
    TRUE,
    NUMBER,
    STRING,
    ARRAY,
    OBJECT
  }

  /// A member of an object; the key as it was written, with its quotes.
  record Member(Json key, Json value) {}

  /// The value that a text begins with. An array or object is taken for all of the text.
  static Json first(String text) {
    var at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    if (at == text.length() || !Scan.startsValue(text.charAt(at))) {
      return ABSENT;
    }
    var open = text.charAt(at) == '{' || text.charAt(at) == '[';
    return open ? new Json(kindAt(text, at), text.substring(at)) : at(text, at);
  }

  static Json array(String raw) {
    return new Json(Kind.ARRAY, raw);
  }

  static Json number(int value) {
    return new Json(Kind.NUMBER, Integer.toString(value));
  }

  boolean exists() {
    return !raw.isEmpty();
  }

  boolean isContainer() {
    return kind == Kind.ARRAY || kind == Kind.OBJECT;
  }

  /// As text: a string without its quotes, a number in full, null as nothing, all else as it was
  /// written.
  String text() {
    return switch (kind) {
      case NULL -> "";
      case FALSE -> "false";
      case TRUE -> "true";
      case NUMBER -> Numbers.text(raw);
      case STRING -> Strings.unquoted(raw);
      case ARRAY, OBJECT -> raw;
    };
  }

  /// The values in an array; of any other value none.
  List<Json> elements() {
    return kind == Kind.ARRAY ? sequence(raw.substring(1)) : List.of();
  }

  /// The values that follow one another in a text, up to a bracket that closes.
  static List<Json> sequence(String text) {
    var found = new ArrayList<Json>();
    for (var i = 0; i < text.length() && text.charAt(i) != ']'; ) {
      if (Scan.startsValue(text.charAt(i))) {
        if (Scan.isCutOff(text, i)) {
          return found;
        }
        found.add(at(text, i));
        i = Scan.end(text, i);
      } else {
        i++;
      }
    }
    return found;
  }

  /// The members of an object in their order, doubles included; of any other value none.
  List<Member> members() {
    var found = new ArrayList<Member>();
    var i = kind == Kind.OBJECT ? 1 : raw.length();
    while (true) {
      i = next(i, c -> c == '"' || c == '}');
      if (i >= raw.length() || raw.charAt(i) == '}' || Scan.isCutOff(raw, i)) {
        return found;
      }
      var key = at(raw, i);
      i = next(Scan.end(raw, i), Scan::startsValue);
      if (i >= raw.length() || Scan.isCutOff(raw, i)) {
        return found;
      }
      found.add(new Member(key, at(raw, i)));
      i = Scan.end(raw, i);
    }
  }

  private interface Test {
    boolean of(char c);
  }

  private int next(int from, Test wanted) {
    var i = from;
    while (i < raw.length() && !wanted.of(raw.charAt(i))) {
      i++;
    }
    return i;
  }

  private static Json at(String text, int start) {
    return new Json(kindAt(text, start), text.substring(start, Scan.end(text, start)));
  }

  private static Kind kindAt(String text, int at) {
    return switch (text.charAt(at)) {
      case '"' -> Kind.STRING;
      case '{' -> Kind.OBJECT;
      case '[' -> Kind.ARRAY;
      case 't' -> Kind.TRUE;
      case 'f' -> Kind.FALSE;
      case 'n' -> Scan.isNull(text, at) ? Kind.NULL : Kind.NUMBER;
      default -> Kind.NUMBER;
    };
  }
}
