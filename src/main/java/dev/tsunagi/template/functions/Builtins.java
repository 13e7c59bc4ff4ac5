package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Printer;
import dev.tsunagi.template.value.Printf;
import dev.tsunagi.template.value.Types;

/// The functions of `text/template` itself, without `js` and `html` ({@link Escapes}).
final class Builtins {

  private Builtins() {}

  static List<Function> functions() {
    return new Functions.Table()
        // Their arguments are evaluated one by one, which the executor does.
        .add("and", "any any...", _ -> Nil.NIL)
        .add("or", "any any...", _ -> Nil.NIL)
        .add("not", "any", a -> !Types.truth(a.get(0)))
        .add("eq", "any any...", a -> Comparison.equal(a.get(0), a.from(1)))
        .add("ne", "any any", a -> !Comparison.equal(a.get(0), a.from(1)))
        .add("lt", "any any", a -> Comparison.less(a.get(0), a.get(1)))
        .add("le", "any any", a -> Comparison.lessOrEqual(a.get(0), a.get(1)))
        .add("gt", "any any", a -> !Comparison.lessOrEqual(a.get(0), a.get(1)))
        .add("ge", "any any", a -> !Comparison.less(a.get(0), a.get(1)))
        .add("len", "any", a -> Indexing.length(a.get(0)))
        .add("index", "any any...", Builtins::index)
        .add("slice", "any any...", a -> Indexing.slice(a.get(0), a.from(1)))
        .add("call", "any any...", Builtins::call)
        .add("print", "any...", a -> Printer.sprint(a.all(), a.budget()))
        .add("println", "any...", Builtins::println)
        .add("printf", "string any...", a -> Printf.sprintf(a.text(0), a.from(1), a.budget()))
        .add("html", "any...", a -> Escapes.html(joined(a)))
        .add("js", "any...", a -> Escapes.js(joined(a)))
        .add("urlquery", "any...", a -> Escapes.query(joined(a)))
        .functions();
  }

  private static String joined(Arguments a) {
    if (a.size() == 1 && a.get(0) instanceof String text) {
      return text;
    }
    var shown = a.all().stream().map(v -> v == Nil.NIL ? "<no value>" : v).toList();
    return Printer.sprint(List.copyOf(shown), a.budget());
  }

  private static String println(Arguments a) {
    return a.all().stream().map(v -> Printer.text(v, a.budget())).collect(Collectors.joining(" "))
        + "\n";
  }

  private static Object index(Arguments a) {
    if (a.get(0) == Nil.NIL) {
      throw new CallException("index of untyped nil");
    }
    var item = a.get(0);
    for (var index : a.from(1)) {
      item = Indexing.at(item, index);
    }
    return item;
  }

  private static Object call(Arguments a) {
    if (a.get(0) == Nil.NIL) {
      throw new CallException("call of nil");
    }
    // There are no functions among values, so nothing can be called.
    throw new CallException("non-function of type " + Types.name(a.get(0)));
  }
}
