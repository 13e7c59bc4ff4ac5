package dev.tsunagi.template.exec;

import module java.base;

import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.parse.Node;
import dev.tsunagi.template.value.Method;
import org.jspecify.annotations.Nullable;

/// Evaluates pipelines, commands and operands.
final class Evaluation {

  private final Rendering rendering;
  private final Variables variables;
  private final Fields fields;
  private final Calls calls;

  Evaluation(Rendering rendering, Variables variables) {
    this.rendering = rendering;
    this.variables = variables;
    this.fields = new Fields(rendering);
    this.calls = new Calls(rendering, this);
  }

  Value pipe(Value dot, Node.Pipe pipe) {
    rendering.at(pipe);
    rendering.budget.enter();
    @Nullable Value value = null;
    for (var command : pipe.commands()) {
      rendering.budget.charge(1);
      value = command(dot, command, value).unboxed();
    }
    rendering.budget.leave();
    var result = Objects.requireNonNull(value);
    for (var name : pipe.variables()) {
      if (pipe.assigns()) {
        assign(name, result);
      } else {
        variables.push(name, result);
      }
    }
    return result;
  }

  /// Sets a variable, which the parser takes to be declared by the assignment itself.
  void assign(String name, Value value) {
    if (!variables.set(name, value)) {
      throw rendering.error("undefined variable: " + name);
    }
  }

  /// @param last what the command before gave, which becomes the last argument
  private Value command(Value dot, Node.Command command, @Nullable Value last) {
    var first = command.words().getFirst();
    boolean given = command.words().size() > 1 || last != null;
    switch (first) {
      case Node.Identifier identifier -> {
        return function(dot, identifier, command, command.words(), last);
      }
      case Node.Field _, Node.Chain _, Node.Variable _ -> {}
      case Node.Pipe _ -> refuseArguments(first, given);
      default -> {
        rendering.at(first);
        refuseArguments(first, given);
      }
    }
    return switch (first) {
      case Node.NilWord _ -> throw rendering.error("nil is not a command");
      default -> {
        var words = command.words().subList(1, command.words().size());
        yield called(dot, first, plain(dot, first, given), words, last);
      }
    };
  }

  private void refuseArguments(Node first, boolean given) {
    if (given) {
      throw rendering.error("can't give argument to non-function " + first);
    }
  }

  /// The value of anything but a call with arguments.
  ///
  /// @param given whether arguments were given to it
  Value operand(Value dot, Node node, boolean given) {
    return called(dot, node, plain(dot, node, given), List.of(), null);
  }

  /// What a method answers, where a name led to one.
  private Value called(Value dot, Node node, Value value, List<Node> words, @Nullable Value last) {
    if (value.it() instanceof Method method) {
      return calls.method(dot, lastName(node), method, words, last);
    }
    int given = words.size() + (last == null ? 0 : 1);
    if (given > 0 && !value.isNone()) {
      throw rendering.error("wrong number of args for " + lastName(node) + ": want 0 got " + given);
    }
    return value;
  }

  private static String lastName(Node node) {
    return switch (node) {
      case Node.Field field -> field.path().getLast();
      case Node.Variable variable when !variable.path().isEmpty() -> variable.path().getLast();
      case Node.Chain chain -> chain.path().getLast();
      default -> node.toString();
    };
  }

  private Value plain(Value dot, Node node, boolean given) {
    rendering.at(node);
    return switch (node) {
      case Node.Dot _ -> dot;
      case Node.Constant constant -> Value.of(constant.value());
      case Node.Field field -> fields.walk(dot, field.path(), given);
      case Node.Variable variable -> variable(variable, given);
      case Node.Chain chain -> chain(dot, chain, given);
      case Node.Pipe pipe -> pipe(dot, pipe);
      case Node.Identifier identifier ->
          function(dot, identifier, identifier, List.of(identifier), null);
      default -> throw rendering.error("can't evaluate command " + node);
    };
  }

  private Value variable(Node.Variable variable, boolean given) {
    var value = variables.get(variable.name());
    if (variable.path().isEmpty()) {
      refuseArguments(variable, given);
      return value;
    }
    return fields.walk(value, variable.path(), given);
  }

  private Value chain(Value dot, Node.Chain chain, boolean given) {
    if (chain.of() instanceof Node.NilWord) {
      throw rendering.error("indirection through explicit nil in " + chain);
    }
    var value = operand(dot, chain.of(), false);
    return fields.walk(value, chain.path(), given);
  }

  private Value function(
      Value dot, Node.Identifier identifier, Node whole, List<Node> words, @Nullable Value last) {
    rendering.at(identifier);
    Function function =
        rendering
            .functions
            .find(identifier.name())
            .orElseThrow(() -> rendering.error("function not defined"));
    return calls.call(dot, function, whole, words.subList(1, words.size()), last);
  }
}
