package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Token.Kind;
import dev.tsunagi.template.value.TemplateException;

/// The tokens of a template, one being the next.
final class Tokens {

  private final String name;
  private final List<Token> tokens;
  private int next;
  private int furthest;
  private int actionLine;

  Tokens(String name, List<Token> tokens) {
    this.name = name;
    this.tokens = tokens;
  }

  Token peek() {
    furthest = Math.max(furthest, next);
    return tokens.get(next);
  }

  Token next() {
    var token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  Token peekNonSpace() {
    while (peek().kind() == Kind.SPACE) {
      next();
    }
    return peek();
  }

  Token nextNonSpace() {
    peekNonSpace();
    return next();
  }

  /// The place to come back to with {@link #rewind}.
  int mark() {
    return next;
  }

  void rewind(int mark) {
    next = mark;
  }

  void actionStarts(int line) {
    actionLine = line;
  }

  Token expect(Kind kind, String context) {
    var token = nextNonSpace();
    if (token.kind() != kind) {
      throw unexpected(token, context);
    }
    return token;
  }

  TemplateException unexpected(Token token, String context) {
    if (token.kind() != Kind.ERROR) {
      return error("unexpected " + token + " in " + context);
    }
    var extra = "";
    if (actionLine != 0 && actionLine != token.line()) {
      extra = " in action started at " + name + ":" + actionLine;
      if (token.text().endsWith(" action")) {
        extra = extra.substring(" in action".length());
      }
    }
    return error(token + extra);
  }

  TemplateException error(String message) {
    int line = tokens.get(furthest).line();
    return new TemplateException("template: " + name + ":" + line + ": " + message);
  }
}
