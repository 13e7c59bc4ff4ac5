package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.TypedList;
import dev.tsunagi.template.value.Types;

/// Sprig's functions on lists. Lists never change; every function makes a new one.
final class Lists {

  private final Functions.Table table = new Functions.Table();

  private Lists() {}

  static List<Function> functions() {
    var lists = new Lists();
    lists.table.add("list", "any...", Arguments::all).add("tuple", "any...", Arguments::all);
    lists.ends();
    lists.changes();
    lists.searches();
    return lists.table.functions();
  }

  /// Declares a function under its name and under its name with "must", which sprig keeps apart
  /// because its own panic; here both fail alike.
  private void both(String name, String signature, Function.Body body) {
    table.add(name, signature, body);
    table.add("must" + Character.toUpperCase(name.charAt(0)) + name.substring(1), signature, body);
  }

  private void ends() {
    both("first", "any", a -> end(a, "first", true));
    both("last", "any", a -> end(a, "last", false));
    both("rest", "any", a -> part(list(a.get(0), "find rest on"), 1, 0));
    both("initial", "any", a -> part(list(a.get(0), "find initial on"), 0, 1));
    both("push", "any any", a -> joined(list(a.get(0), "push on"), List.of(a.get(1))));
    both("append", "any any", a -> joined(list(a.get(0), "push on"), List.of(a.get(1))));
    both("prepend", "any any", a -> joined(List.of(a.get(1)), list(a.get(0), "prepend on")));
    table.add("concat", "any...", Lists::concat);
  }

  private void changes() {
    both("reverse", "any", a -> list(a.get(0), "find reverse on").reversed());
    both("compact", "any", a -> kept(a, "compact on", v -> !Defaults.isEmpty(v)));
    both("uniq", "any", Lists::uniq);
    both("without", "any any...", a -> kept(a, "find without on", v -> !has(a, a.from(1), v)));
    both("slice", "any any...", Lists::slice);
    both("chunk", "int any", Lists::chunk);
    table.add("sortAlpha", "any", Lists::sortAlpha);
  }

  private void searches() {
    both(
        "has",
        "any any",
        a -> a.get(1) != Nil.NIL && has(a, list(a.get(1), "find has on"), a.get(0)));
  }

  private static List<Object> list(Object value, String doing) {
    if (value == Nil.NIL) {
      throw new CallException("runtime error: invalid memory address or nil pointer dereference");
    }
    if (value instanceof List<?> list) {
      return Collections.unmodifiableList(list);
    }
    throw Defaults.notOnType(doing, value);
  }

  private static Object end(Arguments a, String which, boolean first) {
    var list = list(a.get(0), "find " + which + " on");
    return list.isEmpty() ? Nil.NIL : first ? list.getFirst() : list.getLast();
  }

  private static Object part(List<Object> list, int before, int after) {
    return list.isEmpty() ? List.of() : List.copyOf(list.subList(before, list.size() - after));
  }

  private static List<Object> joined(List<Object> one, List<Object> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static Object concat(Arguments a) {
    return a.all().stream().flatMap(Lists::elements).toList();
  }

  private static Stream<Object> elements(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(element -> (Object) element);
    }
    throw new CallException("Cannot concat type " + Types.kind(value) + " as list");
  }

  private static List<Object> kept(Arguments a, String doing, Predicate<Object> keep) {
    return list(a.get(0), doing).stream().filter(keep).toList();
  }

  private static boolean has(Arguments a, List<Object> list, Object value) {
    return list.stream().anyMatch(element -> Defaults.same(a, value, element));
  }

  private static Object uniq(Arguments a) {
    var result = new ArrayList<Object>();
    for (var element : list(a.get(0), "find uniq on")) {
      if (!has(a, result, element)) {
        result.add(element);
      }
    }
    return List.copyOf(result);
  }

  private static Object slice(Arguments a) {
    if (!(a.get(0) instanceof List) && a.get(0) != Nil.NIL) {
      throw new CallException("list should be type of slice or array but " + Types.kind(a.get(0)));
    }
    var list = list(a.get(0), "");
    if (list.isEmpty()) {
      return Nil.NIL;
    }
    long start = a.size() > 1 ? Casts.integer(a.get(1)) : 0;
    long end = a.size() > 2 ? Casts.integer(a.get(2)) : list.size();
    if (start < 0 || start > end || end > list.size()) {
      throw new CallException("reflect.Value.Slice: slice index out of bounds");
    }
    return Indexing.part((List<?>) a.get(0), (int) start, (int) end);
  }

  private static Object chunk(Arguments a) {
    var list = list(a.get(1), "chunk");
    int size = a.integer(0);
    if (size < 1) {
      throw new CallException("runtime error: makeslice: len out of range");
    }
    var chunks = new ArrayList<Object>();
    for (int i = 0; i < list.size(); i += size) {
      chunks.add(List.copyOf(list.subList(i, (int) Math.min((long) i + size, list.size()))));
    }
    return TypedList.of("[]" + Types.ANY, chunks);
  }

  private static Object sortAlpha(Arguments a) {
    var texts = new ArrayList<>(Casts.texts(a.get(0), a.budget()));
    if (a.get(0) == Nil.NIL) {
      texts.add("<nil>");
    }
    texts.sort(GoText.ORDER);
    return TypedList.strings(texts);
  }
}
