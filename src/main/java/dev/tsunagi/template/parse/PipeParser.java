package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Token.Kind;
import dev.tsunagi.template.value.Quote;

/// Reads pipelines, commands and operands, and knows which variables there are.
final class PipeParser {

  /// Deeper templates have no use and would overflow the stack.
  private static final int MAX_DEPTH = 200;

  private static final Set<Kind> OPERANDS =
      EnumSet.of(
          Kind.BOOL,
          Kind.CHARACTER_CONSTANT,
          Kind.DOT,
          Kind.FIELD,
          Kind.IDENTIFIER,
          Kind.NUMBER,
          Kind.NIL,
          Kind.RAW_STRING,
          Kind.STRING,
          Kind.VARIABLE,
          Kind.LEFT_PAREN);

  private final Tokens tokens;
  private final Predicate<String> functions;
  private final Predicate<String> missing;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;

  PipeParser(Tokens tokens, Predicate<String> functions, Predicate<String> missing) {
    this.missing = missing;
    this.tokens = tokens;
    this.functions = functions;
  }

  /// Forgets the variables that the reading of a part declared.
  <T> T scoped(Supplier<T> part) {
    var outer = variables;
    variables = new ArrayList<>(outer);
    var result = part.get();
    variables = outer;
    return result;
  }

  /// As {@link #scoped}, for a template of its own, which sees none of the variables here.
  <T> T apart(Supplier<T> part) {
    var outer = variables;
    variables = new ArrayList<>(List.of("$"));
    var result = part.get();
    variables = outer;
    return result;
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw tokens.error("max expression depth exceeded");
    }
  }

  void leave() {
    depth--;
  }

  Node.Pipe pipeline(String context, Kind end) {
    int at = tokens.peekNonSpace().at();
    var declared = new ArrayList<String>();
    boolean assigns = declarations(context, declared);
    var commands = new ArrayList<Node.Command>();
    while (true) {
      int mark = tokens.mark();
      var token = tokens.nextNonSpace();
      if (token.kind() == end) {
        check(commands, context);
        return new Node.Pipe(at, assigns, List.copyOf(declared), List.copyOf(commands));
      }
      if (!OPERANDS.contains(token.kind())) {
        throw tokens.unexpected(token, context);
      }
      tokens.rewind(mark);
      commands.add(command());
    }
  }

  private boolean declarations(String context, List<String> declared) {
    while (tokens.peekNonSpace().kind() == Kind.VARIABLE) {
      int mark = tokens.mark();
      var variable = tokens.next();
      var next = tokens.peekNonSpace();
      boolean assigns = next.kind() == Kind.ASSIGN;
      boolean comma = next.kind() == Kind.CHARACTER && next.text().equals(",");
      if (!assigns && !comma && next.kind() != Kind.DECLARE) {
        tokens.rewind(mark);
        return false;
      }
      tokens.nextNonSpace();
      declared.add(variable.text());
      variables.add(variable.text());
      if (!comma) {
        return assigns;
      }
      checkSecond(context, declared.size());
    }
    return false;
  }

  private void checkSecond(String context, int declared) {
    if (!context.equals("range") || declared > 1) {
      throw tokens.error("too many declarations in " + context);
    }
    switch (tokens.peekNonSpace().kind()) {
      case VARIABLE, RIGHT_DELIMITER, RIGHT_PAREN -> {}
      default -> throw tokens.error("range can only initialize variables");
    }
  }

  private void check(List<Node.Command> commands, String context) {
    if (commands.isEmpty()) {
      throw tokens.error("missing value for " + context);
    }
    for (int i = 1; i < commands.size(); i++) {
      switch (commands.get(i).words().getFirst()) {
        case Node.Constant _, Node.Dot _, Node.NilWord _ ->
            throw tokens.error("non executable command in pipeline stage " + (i + 1));
        default -> {}
      }
    }
  }

  private Node.Command command() {
    int at = tokens.peekNonSpace().at();
    var words = new ArrayList<Node>();
    while (true) {
      tokens.peekNonSpace();
      operand().ifPresent(words::add);
      int mark = tokens.mark();
      var token = tokens.next();
      switch (token.kind()) {
        case SPACE -> {
          continue;
        }
        case RIGHT_DELIMITER, RIGHT_PAREN -> tokens.rewind(mark);
        case PIPE -> {}
        default -> throw tokens.unexpected(token, "operand");
      }
      if (words.isEmpty()) {
        throw tokens.error("empty command");
      }
      return new Node.Command(at, List.copyOf(words));
    }
  }

  private Optional<Node> operand() {
    var term = term();
    int at = tokens.peek().at();
    var path = new ArrayList<String>();
    while (term.isPresent() && tokens.peek().kind() == Kind.FIELD) {
      path.add(tokens.next().text().substring(1));
    }
    return path.isEmpty() ? term : term.map(node -> extended(node, at, path));
  }

  private Node extended(Node node, int at, List<String> path) {
    return switch (node) {
      case Node.Field field -> new Node.Field(at, joined(field.path(), path));
      case Node.Variable variable ->
          new Node.Variable(at, variable.name(), joined(variable.path(), path));
      case Node.Constant _, Node.NilWord _, Node.Dot _ ->
          throw tokens.error("unexpected . after term " + Quote.quoted(node.toString()));
      default -> new Node.Chain(at, node, List.copyOf(path));
    };
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private Optional<Node> term() {
    int mark = tokens.mark();
    var token = tokens.nextNonSpace();
    int at = token.at();
    var text = token.text();
    return switch (token.kind()) {
      case IDENTIFIER -> Optional.of(function(at, text));
      case DOT -> Optional.of(new Node.Dot(at));
      case NIL -> Optional.of(new Node.NilWord(at));
      case VARIABLE -> Optional.of(variable(at, text));
      case FIELD -> Optional.of(new Node.Field(at, List.of(text.substring(1))));
      case BOOL -> Optional.of(new Node.Constant(at, text, text.equals("true")));
      case NUMBER, CHARACTER_CONSTANT, STRING, RAW_STRING -> Optional.of(constant(token));
      case LEFT_PAREN -> Optional.of(parenthesized());
      default -> {
        tokens.rewind(mark);
        yield Optional.empty();
      }
    };
  }

  private Node parenthesized() {
    enter();
    var pipe = pipeline("parenthesized pipeline", Kind.RIGHT_PAREN);
    leave();
    return pipe;
  }

  private Node function(int at, String name) {
    if (missing.test(name)) {
      throw tokens.error("function " + Quote.quoted(name) + " is not available in this version");
    }
    if (!functions.test(name)) {
      throw tokens.error("function " + Quote.quoted(name) + " not defined");
    }
    return new Node.Identifier(at, name);
  }

  private Node variable(int at, String name) {
    if (!variables.contains(name)) {
      throw tokens.error("undefined variable " + Quote.quoted(name));
    }
    return new Node.Variable(at, name, List.of());
  }

  private Node constant(Token token) {
    var value =
        switch (token.kind()) {
          case NUMBER -> NumberShape.worth(token.text());
          case CHARACTER_CONSTANT ->
              Quote.unquoted(token.text())
                  .filter(text -> text.codePointCount(0, text.length()) == 1)
                  .<Object>map(text -> text.codePointAt(0));
          default -> Quote.unquoted(token.text()).<Object>map(text -> text);
        };
    return new Node.Constant(token.at(), token.text(), value.orElseThrow(() -> illegal(token)));
  }

  private RuntimeException illegal(Token token) {
    var text = token.text();
    if (token.kind() == Kind.NUMBER) {
      boolean large = text.matches("[+-]?[0-9]{19,}");
      return tokens.error(
          (large ? "integer overflow: " : "illegal number syntax: ") + Quote.quoted(text));
    }
    return token.kind() == Kind.CHARACTER_CONSTANT && text.length() > 2
        ? tokens.error("malformed character constant: " + text)
        : tokens.error("invalid syntax");
  }
}
