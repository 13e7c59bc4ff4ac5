package dev.tsunagi.template.value;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Turns Java trees into the values that templates work on.
public final class Values {

  private Values() {}

  /// A copy of the tree: maps sorted, null as {@link Nil}, bytes as text, a map of texts as Go's
  /// `map[string]string` when it is the whole of the data.
  ///
  /// @throws IllegalArgumentException for a type that templates do not know
  public static Object from(@Nullable Object data) {
    if (data instanceof Map<?, ?> map
        && !map.isEmpty()
        && map.values().stream().allMatch(v -> v instanceof String || v instanceof byte[])) {
      var texts = new TreeMap<String, String>();
      map.forEach((key, value) -> texts.put((String) key, (String) of(value)));
      return new StringMap(texts);
    }
    return of(data);
  }

  /// As {@link #from}, for a part of the data: every map is one of anything.
  public static Object of(@Nullable Object data) {
    return switch (data) {
      case null -> Nil.NIL;
      case byte[] bytes -> GoText.decode(bytes);
      case TypedList list -> list;
      case StringMap map -> map;
      case Map<?, ?> map -> map(map);
      case List<?> list -> list.stream().map(Values::of).toList();
      case Float number -> number.doubleValue();
      case BigInteger number -> number.doubleValue();
      case BigDecimal number -> number.doubleValue();
      case Short number -> number.intValue();
      case Object value -> known(value);
    };
  }

  private static ValueMap map(Map<?, ?> map) {
    var values = new ValueMap();
    map.forEach((key, value) -> values.put((String) key, of(value)));
    return values;
  }

  private static Object known(Object value) {
    Types.name(value);
    return value;
  }

  /// The int of that size: Java's when it fits, else the next larger type.
  public static Object integer(long number) {
    return number == (int) number ? (Object) (int) number : (Object) number;
  }
}
