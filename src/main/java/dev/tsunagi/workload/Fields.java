package dev.tsunagi.workload;

import module java.base;

import org.jspecify.annotations.Nullable;

/// JSON objects as maps in a fixed order. What says nothing is left out.
final class Fields {

  private Fields() {}

  /// Names and values by turns. Null, the empty text and empty collections say nothing.
  static Map<String, Object> of(@Nullable Object... namesAndValues) {
    var fields = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      var value = namesAndValues[i + 1];
      if (value != null && !isEmpty(value)) {
        fields.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return fields;
  }

  private static boolean isEmpty(Object value) {
    return switch (value) {
      case String text -> text.isEmpty();
      case Collection<?> all -> all.isEmpty();
      case Map<?, ?> all -> all.isEmpty();
      default -> false;
    };
  }

  /// The same with more, which goes over what is there.
  static <V> Map<String, V> and(Map<String, V> fields, Map<String, V> more) {
    var all = new LinkedHashMap<>(fields);
    all.putAll(more);
    return all;
  }

  /// A number, or a text such as a percentage, as Kubernetes wants it.
  static Object intOrText(String text) {
    return text.chars().allMatch(Character::isDigit) ? (Object) Integer.valueOf(text) : text;
  }
}
