package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.TypedList;
import dev.tsunagi.template.value.Types;
import dev.tsunagi.template.value.ValueMap;
import org.jspecify.annotations.Nullable;

/// Sprig's functions on maps. Keys come sorted where Go leaves the order open.
final class Dicts {

  private Dicts() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("dict", "any...", Dicts::dict)
        .add("get", "map string", a -> a.map(0).getOrDefault(a.text(1), ""))
        .add("set", "map string any", Dicts::set)
        .add("unset", "map string", Dicts::unset)
        .add("hasKey", "map string", a -> a.map(0).containsKey(a.text(1)))
        .add("pluck", "string map...", Dicts::pluck)
        .add("keys", "map...", a -> TypedList.strings(maps(a, 0).flatMap(Dicts::keys).toList()))
        .add("values", "map", a -> List.copyOf(a.map(0).values()))
        .add("pick", "map string...", a -> only(a, key -> a.from(1).contains(key)))
        .add("omit", "map string...", a -> only(a, key -> !a.from(1).contains(key)))
        .add("merge", "map map...", a -> merged(a, false))
        .add("mustMerge", "map map...", a -> merged(a, false))
        .add("mergeOverwrite", "map map...", a -> merged(a, true))
        .add("mustMergeOverwrite", "map map...", a -> merged(a, true))
        .add("dig", "any...", Dicts::dig)
        .functions();
  }

  private static Object dict(Arguments a) {
    var map = new ValueMap();
    for (int i = 0; i < a.size(); i += 2) {
      map.put(Casts.text(a.get(i), a.budget()), i + 1 < a.size() ? a.get(i + 1) : "");
    }
    return map;
  }

  private static Object set(Arguments a) {
    a.map(0).put(a.text(1), a.get(2));
    return a.map(0);
  }

  private static Object unset(Arguments a) {
    a.map(0).remove(a.text(1));
    return a.map(0);
  }

  private static Stream<ValueMap> maps(Arguments a, int from) {
    return IntStream.range(from, a.size()).mapToObj(a::map);
  }

  private static Stream<String> keys(ValueMap map) {
    return map.keySet().stream();
  }

  private static Object pluck(Arguments a) {
    return maps(a, 1)
        .filter(map -> map.containsKey(a.text(0)))
        .map(map -> Objects.requireNonNull(map.get(a.text(0))))
        .toList();
  }

  private static Object only(Arguments a, Predicate<String> keep) {
    var map = new ValueMap();
    a.map(0)
        .forEach(
            (key, value) -> {
              if (keep.test(key)) {
                map.put(key, value);
              }
            });
    return map;
  }

  private static Object merged(Arguments a, boolean overwrite) {
    var target = a.map(0);
    maps(a, 1).forEach(source -> merge(a, target, source, overwrite));
    return target;
  }

  /// Empty values of the target give way, maps are merged, and only "overwrite" replaces the rest.
  private static void merge(Arguments a, ValueMap target, ValueMap source, boolean overwrite) {
    a.budget().enter();
    for (var entry : Map.copyOf(source).entrySet()) {
      a.budget().charge(1);
      @Nullable Object present = target.get(entry.getKey());
      var value = entry.getValue();
      if (present instanceof ValueMap inner && value instanceof ValueMap more) {
        merge(a, inner, more, overwrite);
      } else if (present == null || Defaults.isEmpty(present) || overwrite) {
        target.put(entry.getKey(), value);
      }
    }
    a.budget().leave();
  }

  private static Object dig(Arguments a) {
    if (a.size() < 3) {
      throw new CallException("dig needs at least three arguments");
    }
    var value = a.get(a.size() - 1);
    for (var key : a.all().subList(0, a.size() - 2)) {
      if (!(value instanceof ValueMap map)) {
        throw conversion(value, "map[string]interface {}");
      }
      if (!(key instanceof String name)) {
        throw conversion(key, "string");
      }
      var next = map.get(name);
      if (next == null) {
        return a.get(a.size() - 2);
      }
      value = next;
    }
    return value;
  }

  private static CallException conversion(Object value, String type) {
    var is = Types.kind(value).equals("invalid") ? "nil" : Types.name(value);
    return new CallException("interface conversion: interface {} is " + is + ", not " + type);
  }
}
