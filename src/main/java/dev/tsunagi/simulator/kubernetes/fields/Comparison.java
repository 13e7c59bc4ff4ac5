package dev.tsunagi.simulator.kubernetes.fields;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.schema.Schema;
import org.jspecify.annotations.Nullable;

/// What differs between two states of one object.
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {

  private static final Comparison SAME =
      new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, FieldSet.EMPTY);

  FieldSet changed() {
    return added.union(modified);
  }

  /// Compares two states, null for none.
  static Comparison between(@Nullable JsonNode before, @Nullable JsonNode after, Schema schema) {
    if (before == null) {
      return after == null
          ? SAME
          : new Comparison(all(after, schema), FieldSet.EMPTY, FieldSet.EMPTY);
    }
    if (after == null) {
      return new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, all(before, schema));
    }
    var old = Parts.of(before, schema);
    var now = Parts.of(after, schema);
    if (old != null && now != null) {
      return ofParts(old, now);
    }
    return before.equals(after)
        ? SAME
        : new Comparison(FieldSet.EMPTY, FieldSet.LEAF, FieldSet.EMPTY);
  }

  private static Comparison ofParts(Map<String, Parts.Part> old, Map<String, Parts.Part> now) {
    var added = new TreeMap<String, FieldSet>();
    var modified = new TreeMap<String, FieldSet>();
    var removed = new TreeMap<String, FieldSet>();
    var steps = new LinkedHashSet<>(old.keySet());
    steps.addAll(now.keySet());
    for (var step : steps) {
      var inner = ofPart(old.get(step), now.get(step));
      put(added, step, inner.added);
      put(modified, step, inner.modified);
      put(removed, step, inner.removed);
    }
    return new Comparison(
        new FieldSet(false, added), new FieldSet(false, modified), new FieldSet(false, removed));
  }

  private static Comparison ofPart(Parts.@Nullable Part before, Parts.@Nullable Part after) {
    var schema = Objects.requireNonNull(after != null ? after : before).schema();
    return between(
        before == null ? null : before.value(), after == null ? null : after.value(), schema);
  }

  private static void put(Map<String, FieldSet> into, String step, FieldSet set) {
    if (!set.isEmpty()) {
      into.put(step, set);
    }
  }

  /// Every path in a value, containers included. Structs always exist in the real server's types:
  /// nobody becomes owner of one by being the first to write into it.
  private static FieldSet all(JsonNode value, Schema schema) {
    var parts = Parts.of(value, schema);
    if (parts == null) {
      return FieldSet.LEAF;
    }
    var set = new TreeMap<String, FieldSet>();
    parts.forEach((step, part) -> set.put(step, all(part.value(), part.schema())));
    return new FieldSet(!schema.flag("struct"), set);
  }

  /// The paths that applying `value` claims: leaves, keys of maps and items of lists.
  static FieldSet claims(JsonNode value, Schema schema) {
    var parts = Parts.of(value, schema);
    if (parts == null || (parts.isEmpty() && value.isObject())) {
      return FieldSet.LEAF;
    }
    var set = new TreeMap<String, FieldSet>();
    parts.forEach(
        (step, part) -> {
          var inner = claims(part.value(), part.schema());
          if (!inner.isEmpty() || !part.named()) {
            set.put(step, part.named() ? inner : inner.asMember(true));
          }
        });
    return new FieldSet(false, set);
  }
}
