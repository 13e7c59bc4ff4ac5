package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Node.Block;
import dev.tsunagi.template.parse.Token.Kind;
import dev.tsunagi.template.value.Quote;

/// The templates that a text defines, by name. An empty one may be defined again.
final class Definitions {

  private final Tokens tokens;
  private final Map<String, Block> bodies = new HashMap<>();

  Definitions(Tokens tokens) {
    this.tokens = tokens;
  }

  void add(String name, Block body) {
    var present = bodies.get(name);
    if (present == null || Tree.isEmpty(present)) {
      bodies.put(name, body);
    } else if (!Tree.isEmpty(body)) {
      throw tokens.error("template: multiple definition of template " + Quote.quoted(name));
    }
  }

  Map<String, Block> bodies() {
    return bodies;
  }

  /// Reads the name of a template.
  String name(String context) {
    var token = tokens.nextNonSpace();
    if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
      throw tokens.unexpected(token, context);
    }
    return Quote.unquoted(token.text()).orElseThrow(() -> tokens.error("invalid syntax"));
  }
}
