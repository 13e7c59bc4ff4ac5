package dev.tsunagi.template.value;

import module java.base;

/// The Go types and kinds of Java values, and what Go holds to be true.
///
/// Integer is `int`, Long `int64`, Double `float64`; see {@link Values#from}.
public final class Types {

  public static final String ANY = "interface {}";

  private Types() {}

  public static String name(Object value) {
    return switch (value) {
      case Nil _ -> ANY;
      case String _ -> "string";
      case Boolean _ -> "bool";
      case Integer _ -> "int";
      case Long _ -> "int64";
      case Double _ -> "float64";
      case StringMap _ -> "map[string]string";
      case Map<?, ?> _ -> "map[string]interface {}";
      case TypedList list -> "[]" + list.elementType();
      case List<?> _ -> "[]interface {}";
      case Struct struct -> struct.type();
      default -> throw new IllegalArgumentException("no Go type for " + value.getClass());
    };
  }

  public static String kind(Object value) {
    return switch (value) {
      case Nil _ -> "invalid";
      case Map<?, ?> _ -> "map";
      case List<?> _ -> "slice";
      case Struct struct -> structKind(struct.type());
      default -> name(value);
    };
  }

  private static String structKind(String type) {
    return type.startsWith("*") ? "ptr" : type.equals("time.Duration") ? "int64" : "struct";
  }

  public static boolean isInteger(Object value) {
    return value instanceof Integer || value instanceof Long;
  }

  /// Whether a container holds its elements as interfaces, which shows in Go's errors.
  public static boolean holdsAnything(Object container) {
    return switch (container) {
      case StringMap _ -> false;
      case TypedList list -> list.elementType().equals(ANY);
      default -> true;
    };
  }

  /// What `if` asks.
  public static boolean truth(Object value) {
    return switch (value) {
      case Nil _ -> false;
      case Boolean bool -> bool;
      case String text -> !text.isEmpty();
      case Integer number -> number != 0;
      case Long number -> number != 0;
      case Double number -> number != 0;
      case Map<?, ?> map -> !map.isEmpty();
      case List<?> list -> !list.isEmpty();
      default -> true;
    };
  }
}
