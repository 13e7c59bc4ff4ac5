package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Node.Block;
import dev.tsunagi.template.parse.Token.Kind;
import dev.tsunagi.template.value.TemplateException;

/// Reads whole templates; {@link BlockParser} reads what is in them.
public final class Parser {

  private final Tokens tokens;
  private final Scope scope;
  private final Definitions definitions;
  private final BlockParser blocks;

  private Parser(Tokens tokens, Predicate<String> functions) {
    this.tokens = tokens;
    this.scope = new Scope(tokens);
    this.definitions = new Definitions(tokens);
    this.blocks =
        new BlockParser(tokens, scope, definitions, new PipeParser(tokens, scope, functions));
  }

  /// Reads a template and those that it defines.
  ///
  /// @param functions whether there is a function of that name
  /// @throws TemplateException when the text is no template
  public static Tree parse(
      String name, String text, String left, String right, Predicate<String> functions) {
    var tokens = new Tokens(name, Lexer.lex(text, left, right));
    return new Tree(name, text, new Parser(tokens, functions).run(name));
  }

  private Map<String, Block> run(String name) {
    var nodes = new ArrayList<Node>();
    int at = tokens.peek().at();
    while (tokens.peek().kind() != Kind.EOF) {
      int mark = tokens.mark();
      if (tokens.next().kind() == Kind.LEFT_DELIMITER && tokens.nextNonSpace().is("define")) {
        definition();
        continue;
      }
      tokens.rewind(mark);
      switch (blocks.step()) {
        case BlockParser.Step.One(var node) -> nodes.add(node);
        case BlockParser.Step.End(var word) -> throw tokens.error("unexpected " + word);
      }
    }
    definitions.add(name, new Block(at, nodes));
    return definitions.bodies();
  }

  private void definition() {
    var name = definitions.name("define clause");
    tokens.expect(Kind.RIGHT_DELIMITER, "define clause");
    definitions.add(name, scope.apart(() -> blocks.body("define clause")));
  }
}
