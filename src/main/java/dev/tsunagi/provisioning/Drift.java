package dev.tsunagi.provisioning;

import module java.base;

import dev.tsunagi.api.provisioning.DriftedField;
import org.jspecify.annotations.Nullable;

/// Spec fields that OCI has otherwise: those that an update can mend, and those that none can.
public record Drift(List<DriftedField> updatable, List<DriftedField> immutable) {

  public static final Drift NONE = new Drift(List.of(), List.of());

  public Drift {
    updatable = List.copyOf(updatable);
    immutable = List.copyOf(immutable);
  }

  public boolean isEmpty() {
    return updatable.isEmpty() && immutable.isEmpty();
  }

  public List<DriftedField> fields() {
    return Stream.concat(updatable.stream(), immutable.stream()).toList();
  }

  public boolean has(String field) {
    return fields().stream().anyMatch(drifted -> drifted.field().equals(field));
  }

  /// The fields of the list, for a sentence.
  public static String names(List<DriftedField> fields) {
    return fields.stream().map(DriftedField::field).collect(Collectors.joining(", "));
  }

  /// Compares field by field. What the spec leaves out is OCI's to choose and never differs.
  public static final class Comparison {

    private final List<DriftedField> updatable = new ArrayList<>();
    private final List<DriftedField> immutable = new ArrayList<>();

    public Comparison updatable(String field, @Nullable Object desired, @Nullable Object actual) {
      return compare(updatable, field, desired, actual);
    }

    public Comparison immutable(String field, @Nullable Object desired, @Nullable Object actual) {
      return compare(immutable, field, desired, actual);
    }

    /// Tags of others, and defaults of the tenancy, stay: only those that the spec names count.
    public Comparison tags(String field, Map<String, ?> desired, @Nullable Map<String, ?> actual) {
      var there = actual == null ? Map.<String, Object>of() : actual;
      desired.forEach(
          (key, value) ->
              compare(updatable, field + "." + key, value, orNone(there.get(key), value)));
      return this;
    }

    /// A namespace of defined tags counts as equal when it holds what the spec names of it.
    private static @Nullable Object orNone(@Nullable Object actual, Object desired) {
      return desired instanceof Map<?, ?> some
              && actual instanceof Map<?, ?> all
              && all.entrySet().containsAll(some.entrySet())
          ? desired
          : actual;
    }

    private Comparison compare(
        List<DriftedField> into, String field, @Nullable Object desired, @Nullable Object actual) {
      var unsaid = desired == null || desired.equals("") || desired.equals(List.of());
      if (!unsaid && !text(desired).equals(text(actual))) {
        into.add(new DriftedField(field, text(desired), text(actual)));
      }
      return this;
    }

    private static String text(@Nullable Object value) {
      return value == null ? "" : value.toString();
    }

    public Drift drift() {
      return updatable.isEmpty() && immutable.isEmpty() ? NONE : new Drift(updatable, immutable);
    }
  }
}
