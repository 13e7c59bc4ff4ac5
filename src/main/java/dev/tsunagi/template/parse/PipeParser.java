package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Token.Kind;

/// Reads pipelines: the variables that they declare or set, and their commands.
final class PipeParser {

  private final Tokens tokens;
  private final Scope scope;
  private final Operands operands;

  PipeParser(Tokens tokens, Scope scope, Predicate<String> functions) {
    this.tokens = tokens;
    this.scope = scope;
    this.operands =
        new Operands(
            tokens, scope, functions, () -> pipeline("parenthesized pipeline", Kind.RIGHT_PAREN));
  }

  /// @param context what errors say the pipeline is for
  /// @param end what ends it
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
      if (!Operands.canBegin(token)) {
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
      scope.declare(variable.text());
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
      operands.next().ifPresent(words::add);
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
}
