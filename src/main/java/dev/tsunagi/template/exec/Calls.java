package dev.tsunagi.template.exec;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Parameter;
import dev.tsunagi.template.call.Signature;
import dev.tsunagi.template.parse.Node;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Method;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Types;
import org.jspecify.annotations.Nullable;

/// Calls functions: evaluates the arguments, holds them against the signature, counts the result.
final class Calls {

  private final Rendering rendering;
  private final Evaluation evaluation;

  Calls(Rendering rendering, Evaluation evaluation) {
    this.rendering = rendering;
    this.evaluation = evaluation;
  }

  /// @param whole the node that an error of the function is about
  /// @param last what comes through the pipe, as the last argument
  Value call(Value dot, Function function, Node whole, List<Node> words, @Nullable Value last) {
    checkCount(function, words.size(), last != null);
    if (function.name().equals("and") || function.name().equals("or")) {
      return shortCircuit(dot, function.name().equals("or"), words, last);
    }
    var arguments = new ArrayList<Object>();
    for (int i = 0; i < words.size(); i++) {
      arguments.add(argument(dot, function.signature().at(i), words.get(i)));
    }
    if (last != null) {
      arguments.add(checked(last, function.signature().at(words.size())));
    }
    boolean literal = last == null && words.stream().allMatch(Node.Constant.class::isInstance);
    return Value.of(apply(function, whole, arguments, literal));
  }

  private Object apply(Function function, Node whole, List<Object> arguments, boolean literal) {
    try {
      rendering.budget.charge(arguments.stream().mapToLong(Calls::size).sum());
      var result =
          function
              .body()
              .apply(new Arguments(Collections.unmodifiableList(arguments), rendering.budget));
      rendering.budget.charge(1L + size(result));
      return result;
    } catch (CallException e) {
      rendering.at(whole);
      // What "fail" says may be made of data, unless it stands in the template.
      boolean hide = function.name().equals("fail") && !literal;
      throw rendering.error("error calling " + function.name() + (hide ? "" : ": " + e.reason()));
    }
  }

  /// Calls a method, which takes one argument.
  Value method(Value dot, String name, Method method, List<Node> words, @Nullable Value last) {
    int given = words.size() + (last == null ? 0 : 1);
    if (given != 1) {
      throw rendering.error("wrong number of args for " + name + ": want 1 got " + given);
    }
    if (last == null && words.getFirst() instanceof Node.Constant constant) {
      rendering.at(constant);
      throw rendering.error("can't handle " + constant + " for arg of type " + method.argument());
    }
    var argument = last == null ? evaluation.operand(dot, words.getFirst(), false) : last;
    if (!Types.name(argument.it()).equals(method.argument())) {
      throw rendering.error(
          "wrong type for value; expected " + method.argument() + "; got " + argument.type());
    }
    return Value.of(method.body().apply(argument.it()));
  }

  /// What a value weighs, so that work on large ones is counted, too.
  private static int size(Object result) {
    return switch (result) {
      case String text -> text.length();
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      default -> 0;
    };
  }

  private void checkCount(Function function, int words, boolean piped) {
    Signature signature = function.signature();
    int given = words + (piped ? 1 : 0);
    int fixed = signature.fixed().size();
    if (signature.rest().isPresent() ? given < fixed : given != fixed) {
      var want = signature.rest().isPresent() ? "at least " + fixed : String.valueOf(fixed);
      int got = signature.rest().isPresent() ? words : given;
      throw rendering.error(
          "wrong number of args for " + function.name() + ": want " + want + " got " + got);
    }
  }

  private Value shortCircuit(Value dot, boolean or, List<Node> words, @Nullable Value last) {
    var value = Value.NONE;
    for (var word : words) {
      value = Value.of(argument(dot, Parameter.ANY, word));
      if (Types.truth(value.it()) == or) {
        return value;
      }
    }
    return last == null ? value : last;
  }

  private Object argument(Value dot, Parameter type, Node word) {
    rendering.at(word);
    return switch (word) {
      case Node.NilWord _ when type.takesNil() -> type.nil();
      case Node.NilWord _ -> throw rendering.error("cannot assign nil to " + type.type());
      case Node.Constant constant -> constant(constant, type);
      default -> checked(evaluation.operand(dot, word, false), type);
    };
  }

  private Object constant(Node.Constant constant, Parameter type) {
    var value = constant.value();
    if (type == Parameter.ANY || type.accepts(value)) {
      return value;
    }
    if (type == Parameter.FLOAT && value instanceof Integer number) {
      return number.doubleValue();
    }
    if (type == Parameter.UINT32
        && value instanceof Number number
        && number.longValue() >= 0
        && number.doubleValue() == number.longValue()) {
      return number.longValue() & 0xFFFFFFFFL;
    }
    if (type == Parameter.INT && value instanceof Double number && number == number.intValue()) {
      return number.intValue();
    }
    var wanted =
        switch (type) {
          case STRING -> "string";
          case BOOL -> "bool";
          case INT -> "integer";
          case UINT32 -> "unsigned integer";
          case FLOAT -> "float";
          default ->
              throw rendering.error("can't handle " + constant + " for arg of type " + type.type());
        };
    throw rendering.error("expected " + wanted + "; found " + constant);
  }

  private Object checked(Value value, Parameter type) {
    if (value.isNone() || (value.it() == Nil.NIL && type.takesNil())) {
      if (type.takesNil()) {
        return type.nil();
      }
      throw rendering.error("invalid value; expected " + type.type());
    }
    if (value.it() == Nil.NIL || !type.accepts(value.it())) {
      throw rendering.error(
          "wrong type for value; expected "
              + type.type()
              + "; got "
              + (value.it() == Nil.NIL ? value.type() : Types.name(value.it())));
    }
    return value.it();
  }
}
