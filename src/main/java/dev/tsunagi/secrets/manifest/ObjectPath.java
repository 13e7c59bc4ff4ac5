package dev.tsunagi.secrets.manifest;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import org.jspecify.annotations.Nullable;

/// A path such as `spec.a[0].b` into an object.
record ObjectPath(List<Step> steps) {

  private static final int GREATEST_INDEX = 10_000;
  private static final Pattern PART = Pattern.compile("([^\\[\\]]*)((?:\\[\\d{1,9}])*)");
  private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

  /// What is not a template's to write: the identity of the object, and what others report of it.
  private static final Set<String> RESERVED = Set.of("apiversion", "kind", "metadata", "status");

  /// A member or an element.
  sealed interface Step {}

  record Member(String name) implements Step {}

  record Element(int index) implements Step {}

  static ObjectPath parse(String text) {
    var steps = new ArrayList<Step>();
    for (var part : text.split("\\.", -1)) {
      var matcher = PART.matcher(part);
      check(matcher.matches() && !matcher.group(1).isEmpty(), "it is no path", text);
      steps.add(new Member(matcher.group(1)));
      var indexes = INDEX.matcher(matcher.group(2));
      while (indexes.find()) {
        var index = Integer.parseInt(indexes.group(1));
        check(index <= GREATEST_INDEX, "an index is at most " + GREATEST_INDEX, text);
        steps.add(new Element(index));
      }
    }
    var first = ((Member) steps.getFirst()).name().toLowerCase(Locale.ROOT);
    check(!RESERVED.contains(first), "templates may not write there", text);
    check(steps.size() == 1 || steps.get(1) instanceof Member, "the first is a key", text);
    return new ObjectPath(List.copyOf(steps));
  }

  ObjectPath member(String name) {
    return new ObjectPath(
        Stream.concat(steps.stream(), Stream.<Step>of(new Member(name))).toList());
  }

  private static void check(boolean holds, String rule, String text) {
    if (!holds) {
      throw new FailureException(
          new Failure.Invalid(
              "could not apply template to manifest: templateFrom target=\"%s\": %s"
                  .formatted(text, rule)));
    }
  }

  /// The object with the value at this path. Maps are merged into maps; what is on the way and
  /// neither map nor list gives way.
  Object placed(@Nullable Object into, Object value) {
    return placed(into, steps, value);
  }

  private static Object placed(@Nullable Object into, List<Step> steps, Object value) {
    if (steps.isEmpty()) {
      return merged(into, value);
    }
    var rest = steps.subList(1, steps.size());
    return switch (steps.getFirst()) {
      case Member(var name) -> {
        var map = new LinkedHashMap<Object, Object>(into instanceof Map<?, ?> m ? m : Map.of());
        map.put(name, placed(map.get(name), rest, value));
        yield map;
      }
      case Element(var index) -> {
        var list = new ArrayList<Object>(into instanceof List<?> l ? l : List.of());
        while (list.size() <= index) {
          list.add(new LinkedHashMap<>());
        }
        list.set(index, placed(list.get(index), rest, value));
        yield list;
      }
    };
  }

  /// Maps are merged, all else is replaced.
  static Object merged(@Nullable Object into, Object value) {
    if (!(into instanceof Map<?, ?> old) || !(value instanceof Map<?, ?> more)) {
      return value;
    }
    var map = new LinkedHashMap<Object, Object>(old);
    more.forEach((key, v) -> map.put(key, merged(map.get(key), v)));
    return map;
  }
}
