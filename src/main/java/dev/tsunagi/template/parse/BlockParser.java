package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Node.Block;
import dev.tsunagi.template.parse.Node.Branch;
import dev.tsunagi.template.parse.Token.Kind;

/// Reads texts and actions, and the blocks that some actions open.
final class BlockParser {

  static final String END = "{{end}}";
  static final String ELSE = "{{else}}";

  private final Tokens tokens;
  private final Scope scope;
  private final Definitions definitions;
  private final PipeParser pipes;
  private final Branches branches;

  BlockParser(Tokens tokens, Scope scope, Definitions definitions, PipeParser pipes) {
    this.tokens = tokens;
    this.scope = scope;
    this.definitions = definitions;
    this.pipes = pipes;
    this.branches = new Branches(tokens, scope, pipes, this::part);
  }

  /// What comes next.
  sealed interface Step {

    /// A text or an action.
    record One(Node node) implements Step {}

    /// The `end` or `else` that closes a block.
    record End(String word) implements Step {}
  }

  /// A block, and the word that closes it.
  record Part(Block block, String end) {}

  /// A block up to its `end`.
  Block body(String context) {
    var part = part();
    if (!part.end().equals(END)) {
      throw tokens.error("unexpected " + part.end() + " in " + context);
    }
    return part.block();
  }

  private Part part() {
    int at = tokens.peekNonSpace().at();
    return scope.deeper(() -> part(at));
  }

  private Part part(int at) {
    var nodes = new ArrayList<Node>();
    while (tokens.peekNonSpace().kind() != Kind.EOF) {
      switch (step()) {
        case Step.One(var node) -> nodes.add(node);
        case Step.End(var word) -> {
          return new Part(new Block(at, nodes), word);
        }
      }
    }
    throw tokens.error("unexpected EOF");
  }

  Step step() {
    var token = tokens.nextNonSpace();
    return switch (token.kind()) {
      case TEXT -> new Step.One(new Node.Text(token.at(), token.text()));
      case LEFT_DELIMITER -> {
        tokens.actionStarts(token.line());
        var step = action();
        tokens.actionStarts(0);
        yield step;
      }
      default -> throw tokens.unexpected(token, "input");
    };
  }

  private Step action() {
    int mark = tokens.mark();
    var token = tokens.nextNonSpace();
    return switch (token.kind() == Kind.KEYWORD ? token.text() : "") {
      case "else" -> orElse();
      case "end" -> {
        tokens.expect(Kind.RIGHT_DELIMITER, "end");
        yield new Step.End(END);
      }
      case "block" -> new Step.One(block());
      case "break" -> new Step.One(jump(token, new Node.Break(token.at())));
      case "continue" -> new Step.One(jump(token, new Node.Continue(token.at())));
      case "if" -> new Step.One(branches.read(Branch.Kind.IF));
      case "range" -> new Step.One(branches.read(Branch.Kind.RANGE));
      case "template" -> new Step.One(call());
      case "with" -> new Step.One(branches.read(Branch.Kind.WITH));
      default -> {
        tokens.rewind(mark);
        int at = tokens.peekNonSpace().at();
        var pipe = pipes.pipeline("command", Kind.RIGHT_DELIMITER);
        yield new Step.One(new Node.Action(at, pipe));
      }
    };
  }

  private Step orElse() {
    var next = tokens.peekNonSpace();
    if (!next.is("if") && !next.is("with")) {
      tokens.expect(Kind.RIGHT_DELIMITER, "else");
    }
    return new Step.End(ELSE);
  }

  private Node jump(Token token, Node node) {
    var word = "{{" + token.text() + "}}";
    var next = tokens.nextNonSpace();
    if (next.kind() != Kind.RIGHT_DELIMITER) {
      throw tokens.unexpected(next, word);
    }
    if (!scope.isInRange()) {
      throw tokens.error(word + " outside {{range}}");
    }
    return node;
  }

  private Node block() {
    int at = tokens.peekNonSpace().at();
    var name = definitions.name("block clause");
    var pipe = pipes.pipeline("block clause", Kind.RIGHT_DELIMITER);
    var body = scope.outsideRanges(() -> scope.apart(() -> body("block clause")));
    definitions.add(name, body);
    return new Node.Call(at, name, Optional.of(pipe));
  }

  private Node call() {
    int at = tokens.peekNonSpace().at();
    var name = definitions.name("template clause");
    int mark = tokens.mark();
    if (tokens.nextNonSpace().kind() == Kind.RIGHT_DELIMITER) {
      return new Node.Call(at, name, Optional.empty());
    }
    tokens.rewind(mark);
    var pipe = pipes.pipeline("template clause", Kind.RIGHT_DELIMITER);
    return new Node.Call(at, name, Optional.of(pipe));
  }
}
