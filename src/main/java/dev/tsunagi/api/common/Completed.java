package dev.tsunagi.api.common;

import module java.base;

import org.jspecify.annotations.Nullable;

/// What a compact constructor puts in the place of what JSON left out.
///
/// Null elements go, too: a lenient reader leaves them where it could not read one.
public final class Completed {

  private Completed() {}

  public static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  public static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  public static <T> List<T> list(@Nullable List<T> given) {
    return given == null ? List.of() : given.stream().filter(Objects::nonNull).toList();
  }

  /// Keeps the order of the keys.
  public static <V> Map<String, V> map(@Nullable Map<String, V> given) {
    if (given == null || given.isEmpty()) {
      return Map.of();
    }
    var all = new LinkedHashMap<>(given);
    all.values().removeIf(Objects::isNull);
    return Collections.unmodifiableMap(all);
  }
}
