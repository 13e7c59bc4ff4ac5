package dev.tsunagi.template.parse;

import dev.tsunagi.template.value.Quote;

/// A piece of a template: what it is, where it begins (characters), its text and its line.
record Token(Kind kind, int at, String text, int line) {

  enum Kind {
    ERROR,
    EOF,
    TEXT,
    LEFT_DELIMITER,
    RIGHT_DELIMITER,
    SPACE,
    ASSIGN,
    DECLARE,
    PIPE,
    LEFT_PAREN,
    RIGHT_PAREN,
    CHARACTER,
    CHARACTER_CONSTANT,
    NUMBER,
    STRING,
    RAW_STRING,
    BOOL,
    FIELD,
    VARIABLE,
    IDENTIFIER,
    DOT,
    NIL,
    KEYWORD
  }

  boolean is(String keyword) {
    return kind == Kind.KEYWORD && text.equals(keyword);
  }

  /// As errors name it.
  @Override
  public String toString() {
    return switch (kind) {
      case EOF -> "EOF";
      case ERROR -> text;
      case KEYWORD, DOT, NIL -> "<" + text + ">";
      default -> shortened();
    };
  }

  private String shortened() {
    if (text.codePointCount(0, text.length()) <= 10) {
      return Quote.quoted(text);
    }
    return Quote.quoted(text.substring(0, text.offsetByCodePoints(0, 10))) + "...";
  }
}
