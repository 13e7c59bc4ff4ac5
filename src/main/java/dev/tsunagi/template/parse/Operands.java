package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Token.Kind;
import dev.tsunagi.template.value.Quote;

/// Reads operands: a term, and the names of fields that follow it.
final class Operands {

  private static final Set<Kind> FIRSTS =
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
  private final Scope scope;
  private final Predicate<String> functions;
  private final Supplier<Node.Pipe> parenthesized;
  private final Constants constants;

  /// @param functions whether there is a function of that name
  /// @param parenthesized reads a pipeline up to the right parenthesis
  Operands(
      Tokens tokens, Scope scope, Predicate<String> functions, Supplier<Node.Pipe> parenthesized) {
    this.tokens = tokens;
    this.scope = scope;
    this.functions = functions;
    this.parenthesized = parenthesized;
    this.constants = new Constants(tokens);
  }

  /// Whether an operand can begin with such a token.
  static boolean canBegin(Token token) {
    return FIRSTS.contains(token.kind());
  }

  /// The next operand, or empty when something else comes next.
  Optional<Node> next() {
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
    if (!canBegin(token)) {
      tokens.rewind(mark);
      return Optional.empty();
    }
    int at = token.at();
    var text = token.text();
    return Optional.of(
        switch (token.kind()) {
          case IDENTIFIER -> function(at, text);
          case DOT -> new Node.Dot(at);
          case NIL -> new Node.NilWord(at);
          case VARIABLE -> variable(at, text);
          case FIELD -> new Node.Field(at, List.of(text.substring(1)));
          case LEFT_PAREN -> scope.deeper(parenthesized);
          default -> constants.read(token);
        });
  }

  private Node function(int at, String name) {
    if (!functions.test(name)) {
      throw tokens.error("function " + Quote.quoted(name) + " not defined");
    }
    return new Node.Identifier(at, name);
  }

  private Node variable(int at, String name) {
    scope.mustKnow(name);
    return new Node.Variable(at, name, List.of());
  }
}
