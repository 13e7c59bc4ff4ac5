package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Token.Kind;
import dev.tsunagi.template.value.Quote;
import dev.tsunagi.template.value.TemplateException;

/// Reads what numbers, characters and quoted texts are worth.
final class Constants {

  private final Tokens tokens;

  Constants(Tokens tokens) {
    this.tokens = tokens;
  }

  Node.Constant read(Token token) {
    var value =
        switch (token.kind()) {
          case BOOL -> Optional.<Object>of(token.text().equals("true"));
          case NUMBER -> NumberShape.worth(token.text());
          case CHARACTER_CONSTANT ->
              Quote.unquoted(token.text())
                  .filter(text -> text.codePointCount(0, text.length()) == 1)
                  .<Object>map(text -> text.codePointAt(0));
          default -> Quote.unquoted(token.text()).<Object>map(text -> text);
        };
    return new Node.Constant(token.at(), token.text(), value.orElseThrow(() -> illegal(token)));
  }

  private TemplateException illegal(Token token) {
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
