package dev.tsunagi.simulator.kubernetes.fields;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;

/// A set of field paths as a tree. The steps are those of `FieldsV1`: `f:name` for a field,
/// `k:{...}` for a list item by its keys, `v:...` for one by its value. Immutable.
public record FieldSet(boolean member, SortedMap<String, FieldSet> children) {

  public static final FieldSet EMPTY = new FieldSet(false, Collections.emptySortedMap());
  static final FieldSet LEAF = new FieldSet(true, Collections.emptySortedMap());

  public static FieldSet parse(JsonNode fieldsV1) {
    var children = new TreeMap<String, FieldSet>();
    fieldsV1
        .propertyStream()
        .filter(entry -> !entry.getKey().equals("."))
        .forEach(entry -> children.put(entry.getKey(), parse(entry.getValue())));
    return new FieldSet(fieldsV1.has(".") || children.isEmpty(), children);
  }

  /// The form in which `managedFields` keeps it.
  public ObjectNode json() {
    var object = Json.object();
    if (member && !children.isEmpty()) {
      object.putObject(".");
    }
    children.forEach((step, child) -> object.set(step, child.json()));
    return object;
  }

  public boolean isEmpty() {
    return !member && children.isEmpty();
  }

  FieldSet child(String step) {
    return children.getOrDefault(step, EMPTY);
  }

  /// The same with another subtree at `step`; an empty one is left out.
  FieldSet with(String step, FieldSet child) {
    var changed = new TreeMap<>(children);
    if (child.isEmpty()) {
      changed.remove(step);
    } else {
      changed.put(step, child);
    }
    return new FieldSet(member, changed);
  }

  FieldSet asMember(boolean is) {
    return new FieldSet(is, children);
  }

  FieldSet union(FieldSet other) {
    return combine(other, (a, b) -> a || b);
  }

  FieldSet minus(FieldSet other) {
    return combine(other, (a, b) -> a && !b);
  }

  FieldSet intersection(FieldSet other) {
    return combine(other, (a, b) -> a && b);
  }

  private FieldSet combine(FieldSet other, BinaryOperator<Boolean> decide) {
    var result = new TreeMap<String, FieldSet>();
    var steps = new TreeSet<>(children.keySet());
    steps.addAll(other.children.keySet());
    for (var step : steps) {
      var child = child(step).combine(other.child(step), decide);
      if (!child.isEmpty()) {
        result.put(step, child);
      }
    }
    return new FieldSet(decide.apply(member, other.member), result);
  }

  /// The paths of all members as people write them: `.spec.containers[name="web"].image`.
  List<String> paths() {
    var paths = new ArrayList<String>();
    collect("", paths);
    return paths;
  }

  private void collect(String prefix, List<String> paths) {
    if (member && !prefix.isEmpty()) {
      paths.add(prefix);
    }
    children.forEach((step, child) -> child.collect(prefix + shown(step), paths));
  }

  private static String shown(String step) {
    var rest = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> "." + rest;
      case 'k' ->
          Json.parse(rest.getBytes(StandardCharsets.UTF_8), false)
              .propertyStream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining(",", "[", "]"));
      case 'v' -> "[=" + rest + "]";
      default -> "[" + rest + "]";
    };
  }
}
