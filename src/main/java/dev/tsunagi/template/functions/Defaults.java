package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Struct;
import dev.tsunagi.template.value.Types;
import dev.tsunagi.template.value.ValueMap;

/// Sprig's functions on presence and on types.
final class Defaults {

  private Defaults() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("default", "any any...", Defaults::orDefault)
        .add("empty", "any", a -> isEmpty(a.get(0)))
        .add("coalesce", "any...", Defaults::coalesce)
        .add("all", "any...", a -> a.all().stream().noneMatch(Defaults::isEmpty))
        .add("any", "any...", a -> !a.all().stream().allMatch(Defaults::isEmpty))
        .add("ternary", "any any bool", a -> a.get(a.bool(2) ? 0 : 1))
        .add("typeOf", "any", a -> type(a.get(0)))
        .add("typeIs", "string any", a -> a.text(0).equals(type(a.get(1))))
        .add("typeIsLike", "string any", Defaults::isLike)
        .add("kindOf", "any", a -> Types.kind(a.get(0)))
        .add("kindIs", "string any", a -> a.text(0).equals(Types.kind(a.get(1))))
        .add("deepEqual", "any any", a -> same(a, a.get(0), a.get(1)))
        .add("deepCopy", "any", a -> copy(a, a.get(0)))
        .add("mustDeepCopy", "any", a -> copy(a, a.get(0)))
        .functions();
  }

  static boolean isEmpty(Object value) {
    return !(value instanceof Struct) && !Types.truth(value);
  }

  private static Object orDefault(Arguments a) {
    return a.size() == 1 || isEmpty(a.get(1)) ? a.get(0) : a.get(1);
  }

  private static Object coalesce(Arguments a) {
    return a.all().stream().filter(value -> !isEmpty(value)).findFirst().orElse(Nil.NIL);
  }

  private static String type(Object value) {
    return value == Nil.NIL ? "<nil>" : Types.name(value);
  }

  private static Object isLike(Arguments a) {
    var type = type(a.get(1));
    return type.equals(a.text(0)) || type.equals("*" + a.text(0));
  }

  /// Go's `reflect.DeepEqual`: types count, so that a list of texts is no list of anything.
  static boolean same(Arguments a, Object one, Object other) {
    a.budget().charge(1);
    if (!type(one).equals(type(other))) {
      return false;
    }
    return switch (one) {
      case Map<?, ?> map -> sameMaps(a, map, (Map<?, ?>) other);
      case List<?> list -> sameLists(a, list, (List<?>) other);
      case Double number -> (double) other == number;
      default -> one.equals(other);
    };
  }

  private static boolean sameMaps(Arguments a, Map<?, ?> one, Map<?, ?> other) {
    if (!one.keySet().equals(other.keySet())) {
      return false;
    }
    a.budget().enter();
    boolean same =
        one.keySet().stream()
            .allMatch(
                key ->
                    same(
                        a,
                        Objects.requireNonNull(one.get(key)),
                        Objects.requireNonNull(other.get(key))));
    a.budget().leave();
    return same;
  }

  private static boolean sameLists(Arguments a, List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    a.budget().enter();
    boolean same = IntStream.range(0, one.size()).allMatch(i -> same(a, one.get(i), other.get(i)));
    a.budget().leave();
    return same;
  }

  /// Maps are copied, for `set` changes them; nothing else can change.
  static Object copy(Arguments a, Object value) {
    a.budget().charge(1);
    a.budget().enter();
    var copy =
        switch (value) {
          case ValueMap map -> {
            var entries = new ValueMap();
            map.forEach((key, element) -> entries.put(key, copy(a, element)));
            yield entries;
          }
          case List<?> list when Types.holdsAnything(list) ->
              list.stream().map(element -> copy(a, element)).toList();
          default -> value;
        };
    a.budget().leave();
    return copy;
  }

  static CallException notOnType(String doing, Object value) {
    return new CallException("Cannot " + doing + " type " + Types.kind(value));
  }
}
