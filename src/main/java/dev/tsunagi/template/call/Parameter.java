package dev.tsunagi.template.call;

import module java.base;

import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Types;

/// The Go types that functions take, and which values have them.
public enum Parameter {
  ANY("interface {}"),
  STRING("string"),
  BOOL("bool"),
  INT("int"),
  UINT32("uint32"),
  FLOAT("float64"),
  MAP("map[string]interface {}"),
  LIST("[]interface {}"),
  TIME("time.Time"),
  CERTIFICATE("sprig.certificate");

  private final String type;

  Parameter(String type) {
    this.type = type;
  }

  /// The name of the type, as errors say it.
  public String type() {
    return type;
  }

  /// Whether a value other than nil may be passed.
  public boolean accepts(Object value) {
    return this == ANY || type.equals(Types.name(value));
  }

  public boolean takesNil() {
    return this == ANY || this == MAP || this == LIST;
  }

  /// What nil becomes when it is passed.
  public Object nil() {
    return switch (this) {
      case MAP -> Map.of();
      case LIST -> List.of();
      default -> Nil.NIL;
    };
  }

  static Parameter of(String word) {
    return switch (word) {
      case "any" -> ANY;
      case "map" -> MAP;
      case "list" -> LIST;
      case "float" -> FLOAT;
      default -> valueOf(word.toUpperCase(Locale.ROOT));
    };
  }
}
