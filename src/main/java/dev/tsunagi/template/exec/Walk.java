package dev.tsunagi.template.exec;

import module java.base;

import dev.tsunagi.template.parse.Node;
import dev.tsunagi.template.parse.Node.Block;
import dev.tsunagi.template.parse.Node.Branch;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Printer;
import dev.tsunagi.template.value.Quote;
import dev.tsunagi.template.value.Types;

/// Executes the nodes of one template.
final class Walk {

  /// How a node ends: with the next one, or by leaving the range around it.
  enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  private final Rendering rendering;
  private final Variables variables;
  private final Evaluation evaluation;

  Walk(Rendering rendering, Variables variables) {
    this.rendering = rendering;
    this.variables = variables;
    this.evaluation = new Evaluation(rendering, variables);
  }

  Flow all(Value dot, Block block) {
    rendering.budget.enter();
    try {
      for (var node : block.nodes()) {
        var flow = one(dot, node);
        if (flow != Flow.NEXT) {
          return flow;
        }
      }
      return Flow.NEXT;
    } finally {
      rendering.budget.leave();
    }
  }

  private Flow one(Value dot, Node node) {
    rendering.at(node);
    rendering.budget.charge(1);
    switch (node) {
      case Node.Text text -> rendering.out.append(text.text());
      case Node.Action action -> act(dot, action);
      case Branch branch -> {
        return branch(dot, branch);
      }
      case Node.Call call -> call(dot, call);
      case Node.Break _ -> {
        return Flow.BREAK;
      }
      case Node.Continue _ -> {
        return Flow.CONTINUE;
      }
      default -> throw rendering.error("unknown node: " + node);
    }
    return Flow.NEXT;
  }

  private void act(Value dot, Node.Action action) {
    var value = evaluation.pipe(dot, action.pipe());
    if (action.pipe().variables().isEmpty()) {
      rendering.at(action);
      if (value.it() == Nil.NIL) {
        rendering.out.append("<no value>");
      } else if (value.it() instanceof String text) {
        rendering.out.append(text);
      } else {
        Printer.print(value.it(), rendering.out);
      }
    }
  }

  private Flow branch(Value dot, Branch branch) {
    int mark = variables.mark();
    try {
      if (branch.kind() == Branch.Kind.RANGE) {
        return range(dot, branch);
      }
      var value = evaluation.pipe(dot, branch.pipe());
      if (!Types.truth(value.it())) {
        return all(dot, branch.orElse());
      }
      return all(branch.kind() == Branch.Kind.WITH ? value : dot, branch.body());
    } finally {
      variables.pop(mark);
    }
  }

  private Flow range(Value dot, Branch branch) {
    var over = evaluation.pipe(dot, branch.pipe()).it();
    boolean counts = Types.isInteger(over);
    if (counts && branch.pipe().variables().size() > 1) {
      // Go writes the number, which may be data.
      throw rendering.error("can't use an integer to iterate over more than one variable");
    }
    var turns =
        switch (over) {
          case Integer number -> count(number.longValue(), number);
          case Long number -> count(number, number);
          case List<?> list -> elements(list);
          case Map<?, ?> map -> entries(map);
          case Nil _ -> List.<Turn>of().iterator();
          default -> throw rendering.error("range can't iterate over " + Types.name(over));
        };
    return turns.hasNext() ? turns(turns, branch) : all(dot, branch.orElse());
  }

  /// One turn of a range: the index or key, and the element.
  private record Turn(Value index, Value element) {}

  private static Iterator<Turn> count(long end, Object like) {
    return LongStream.range(0, end)
        .mapToObj(i -> like instanceof Integer ? (Object) (int) i : (Object) i)
        .map(i -> new Turn(Value.NONE, Value.of(i)))
        .iterator();
  }

  private static Iterator<Turn> elements(List<?> list) {
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Turn(Value.of(i), Value.in(list, list.get(i))))
        .iterator();
  }

  /// A copy: the body may write to the map.
  private static Iterator<Turn> entries(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(e -> new Turn(Value.of(e.getKey()), Value.in(map, e.getValue())))
        .toList()
        .iterator();
  }

  private Flow turns(Iterator<Turn> turns, Branch branch) {
    int mark = variables.mark();
    while (turns.hasNext()) {
      rendering.budget.charge(1);
      var turn = turns.next();
      bind(branch.pipe(), turn);
      var flow = all(turn.element, branch.body());
      variables.pop(mark);
      if (flow == Flow.BREAK) {
        break;
      }
    }
    return Flow.NEXT;
  }

  private void bind(Node.Pipe pipe, Turn turn) {
    var names = pipe.variables();
    if (names.isEmpty()) {
      return;
    }
    boolean two = names.size() > 1;
    if (pipe.assigns()) {
      evaluation.assign(names.getFirst(), two ? turn.index : turn.element);
      if (two) {
        evaluation.assign(names.getLast(), turn.element);
      }
    } else {
      variables.setTop(1, turn.element);
      if (two) {
        variables.setTop(2, turn.index);
      }
    }
  }

  private void call(Value dot, Node.Call call) {
    var body =
        rendering
            .body(call.name())
            .orElseThrow(
                () -> rendering.error("template " + Quote.quoted(call.name()) + " not defined"));
    var data = call.pipe().map(pipe -> evaluation.pipe(dot, pipe)).orElse(Value.NONE);
    var outer = rendering.enter(call.name());
    new Walk(rendering, new Variables(data)).all(data, body);
    rendering.enter(outer);
  }
}
