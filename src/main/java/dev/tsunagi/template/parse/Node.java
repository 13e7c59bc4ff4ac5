package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.value.Quote;

/// A part of a template; {@code toString} is the text by which errors quote it.
///
/// Every node knows where it begins, in characters of the template.
public sealed interface Node {

  int at();

  record Text(int at, String text) implements Node {}

  record Action(int at, Pipe pipe) implements Node {}

  /// Several nodes, one after the other.
  record Block(int at, List<Node> nodes) implements Node {}

  /// `if`, `with` or `range`; the block for "else" may be empty.
  record Branch(Kind kind, int at, Pipe pipe, Block body, Block orElse) implements Node {
    public enum Kind {
      IF,
      WITH,
      RANGE
    }
  }

  record Break(int at) implements Node {}

  record Continue(int at) implements Node {}

  record Call(int at, String name, Optional<Pipe> pipe) implements Node {
    @Override
    public String toString() {
      return "{{template " + Quote.quoted(name) + pipe.map(p -> " " + p).orElse("") + "}}";
    }
  }

  /// `$a, $b := command | command`.
  record Pipe(int at, boolean assigns, List<String> variables, List<Command> commands)
      implements Node {
    @Override
    public String toString() {
      var all = commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
      return variables.isEmpty()
          ? all
          : String.join(", ", variables) + (assigns ? " = " : " := ") + all;
    }
  }

  record Command(int at, List<Node> words) implements Node {
    @Override
    public String toString() {
      return words.stream().map(Node::word).collect(Collectors.joining(" "));
    }
  }

  record Field(int at, List<String> path) implements Node {
    @Override
    public String toString() {
      return "." + String.join(".", path);
    }
  }

  record Variable(int at, String name, List<String> path) implements Node {
    @Override
    public String toString() {
      return path.isEmpty() ? name : name + "." + String.join(".", path);
    }
  }

  record Chain(int at, Node of, List<String> path) implements Node {
    @Override
    public String toString() {
      return word(of) + "." + String.join(".", path);
    }
  }

  record Identifier(int at, String name) implements Node {
    @Override
    public String toString() {
      return name;
    }
  }

  record Dot(int at) implements Node {
    @Override
    public String toString() {
      return ".";
    }
  }

  record NilWord(int at) implements Node {
    @Override
    public String toString() {
      return "nil";
    }
  }

  /// A constant: bool, number or string, with the text that wrote it.
  record Constant(int at, String text, Object value) implements Node {
    @Override
    public String toString() {
      return text;
    }
  }

  private static String word(Node node) {
    return node instanceof Pipe ? "(" + node + ")" : node.toString();
  }
}
