package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Node.Block;
import dev.tsunagi.template.parse.Node.Branch;
import dev.tsunagi.template.parse.Token.Kind;
import dev.tsunagi.template.value.Quote;
import dev.tsunagi.template.value.TemplateException;
import org.jspecify.annotations.Nullable;

/// Reads blocks and actions; {@link PipeParser} reads what is inside an action.
public final class Parser {

  private final String name;
  private final Tokens tokens;
  private final PipeParser pipes;
  private final Map<String, Block> bodies = new HashMap<>();
  private int ranges;

  private Parser(
      String name, Tokens tokens, Predicate<String> functions, Predicate<String> missing) {
    this.name = name;
    this.tokens = tokens;
    this.pipes = new PipeParser(tokens, functions, missing);
  }

  /// Reads a template and those that it defines.
  ///
  /// @param functions whether there is a function of that name
  /// @param missing whether Go has a function of that name that is still to come here
  /// @throws TemplateException when the text is no template
  public static Tree parse(
      String name,
      String text,
      String left,
      String right,
      Predicate<String> functions,
      Predicate<String> missing) {
    var tokens = new Tokens(name, Lexer.lex(text, left, right));
    return new Tree(name, text, new Parser(name, tokens, functions, missing).run());
  }

  private Map<String, Block> run() {
    var nodes = new ArrayList<Node>();
    int at = tokens.peek().at();
    while (tokens.peek().kind() != Kind.EOF) {
      int mark = tokens.mark();
      if (tokens.next().kind() == Kind.LEFT_DELIMITER && tokens.nextNonSpace().is("define")) {
        definition();
        continue;
      }
      tokens.rewind(mark);
      var step = step();
      if (step.end != null) {
        throw tokens.error("unexpected " + step.end);
      }
      nodes.addAll(step.nodes);
    }
    add(name, new Block(at, nodes));
    return bodies;
  }

  private void add(String key, Block body) {
    var present = bodies.get(key);
    if (present == null || Tree.isEmpty(present)) {
      bodies.put(key, body);
    } else if (!Tree.isEmpty(body)) {
      throw tokens.error("template: multiple definition of template " + Quote.quoted(key));
    }
  }

  private void definition() {
    var key = templateName("define clause");
    tokens.expect(Kind.RIGHT_DELIMITER, "define clause");
    var body = pipes.apart(this::items);
    body.mustEnd("define clause");
    add(key, body.block);
  }

  private String templateName(String context) {
    var token = tokens.nextNonSpace();
    if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
      throw tokens.unexpected(token, context);
    }
    return Quote.unquoted(token.text()).orElseThrow(() -> tokens.error("invalid syntax"));
  }

  /// What one token or action gave: a node, or the `end` or `else` that closes a block.
  private record Step(List<Node> nodes, @Nullable String end) {}

  private record Items(Block block, String end, Tokens tokens) {
    void mustEnd(String context) {
      if (!end.equals("{{end}}")) {
        throw tokens.error("unexpected " + end + " in " + context);
      }
    }
  }

  private Items items() {
    int at = tokens.peekNonSpace().at();
    var nodes = new ArrayList<Node>();
    pipes.enter();
    while (tokens.peekNonSpace().kind() != Kind.EOF) {
      var step = step();
      if (step.end != null) {
        pipes.leave();
        return new Items(new Block(at, nodes), step.end, tokens);
      }
      nodes.addAll(step.nodes);
    }
    throw tokens.error("unexpected EOF");
  }

  private Step step() {
    var token = tokens.nextNonSpace();
    return switch (token.kind()) {
      case TEXT -> one(new Node.Text(token.at(), token.text()));
      case LEFT_DELIMITER -> {
        tokens.actionStarts(token.line());
        var step = action();
        tokens.actionStarts(0);
        yield step;
      }
      default -> throw tokens.unexpected(token, "input");
    };
  }

  private static Step one(Node node) {
    return new Step(List.of(node), null);
  }

  private Step action() {
    int mark = tokens.mark();
    var token = tokens.nextNonSpace();
    return switch (token.kind() == Kind.KEYWORD ? token.text() : "") {
      case "block" -> one(block());
      case "break" -> one(jump(token, new Node.Break(token.at())));
      case "continue" -> one(jump(token, new Node.Continue(token.at())));
      case "else" -> orElse();
      case "end" -> {
        tokens.expect(Kind.RIGHT_DELIMITER, "end");
        yield new Step(List.of(), "{{end}}");
      }
      case "if" -> one(branch(Branch.Kind.IF));
      case "range" -> one(branch(Branch.Kind.RANGE));
      case "template" -> one(call());
      case "with" -> one(branch(Branch.Kind.WITH));
      default -> {
        tokens.rewind(mark);
        int at = tokens.peekNonSpace().at();
        yield one(new Node.Action(at, pipes.pipeline("command", Kind.RIGHT_DELIMITER)));
      }
    };
  }

  private Node jump(Token token, Node node) {
    var word = "{{" + token.text() + "}}";
    var next = tokens.nextNonSpace();
    if (next.kind() != Kind.RIGHT_DELIMITER) {
      throw tokens.unexpected(next, word);
    }
    if (ranges == 0) {
      throw tokens.error(word + " outside {{range}}");
    }
    return node;
  }

  private Step orElse() {
    var next = tokens.peekNonSpace();
    if (!next.is("if") && !next.is("with")) {
      tokens.expect(Kind.RIGHT_DELIMITER, "else");
    }
    return new Step(List.of(), "{{else}}");
  }

  private Branch branch(Branch.Kind kind) {
    return pipes.scoped(() -> branchBody(kind));
  }

  private Branch branchBody(Branch.Kind kind) {
    var context = kind.name().toLowerCase(Locale.ROOT);
    var pipe = pipes.pipeline(context, Kind.RIGHT_DELIMITER);
    ranges += kind == Branch.Kind.RANGE ? 1 : 0;
    var body = items();
    ranges -= kind == Branch.Kind.RANGE ? 1 : 0;
    var orElse = new Block(pipe.at(), List.of());
    if (body.end.equals("{{else}}")) {
      orElse = alternative(kind, context);
    }
    return new Branch(kind, pipe.at(), pipe, body.block, orElse);
  }

  private Block alternative(Branch.Kind kind, String context) {
    int at = tokens.peek().at();
    if (kind != Branch.Kind.RANGE && tokens.peek().is(context)) {
      tokens.next();
      pipes.enter();
      var chained = branch(kind);
      pipes.leave();
      return new Block(at, List.of(chained));
    }
    var rest = items();
    if (!rest.end.equals("{{end}}")) {
      throw tokens.error("expected end; found " + rest.end);
    }
    return rest.block;
  }

  private Node block() {
    int at = tokens.peekNonSpace().at();
    var key = templateName("block clause");
    var pipe = pipes.pipeline("block clause", Kind.RIGHT_DELIMITER);
    int outer = ranges;
    ranges = 0;
    var body = pipes.apart(this::items);
    ranges = outer;
    body.mustEnd("block clause");
    add(key, body.block);
    return new Node.Call(at, key, Optional.of(pipe));
  }

  private Node call() {
    int at = tokens.peekNonSpace().at();
    var key = templateName("template clause");
    int mark = tokens.mark();
    if (tokens.nextNonSpace().kind() == Kind.RIGHT_DELIMITER) {
      return new Node.Call(at, key, Optional.empty());
    }
    tokens.rewind(mark);
    var pipe = pipes.pipeline("template clause", Kind.RIGHT_DELIMITER);
    return new Node.Call(at, key, Optional.of(pipe));
  }
}
