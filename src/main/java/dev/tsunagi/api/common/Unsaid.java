package dev.tsunagi.api.common;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Equals what says nothing: null, the empty text, an empty list, a record of nothing but these.
///
/// Jackson asks such a filter whether to leave a property out.
public final class Unsaid {

  @Override
  @SuppressWarnings("EqualsUnsafeCast") // Jackson's protocol: equals means "leave it out"
  public boolean equals(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String text -> text.isEmpty();
      case Collection<?> all -> all.isEmpty();
      case Map<?, ?> all -> all.isEmpty();
      case Record told ->
          Stream.of(told.getClass().getRecordComponents())
              .allMatch(c -> equals(component(told, c)));
      default -> false;
    };
  }

  @Override
  public int hashCode() {
    return 0;
  }

  private static @Nullable Object component(Record told, RecordComponent component) {
    try {
      return component.getAccessor().invoke(told);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }
}
