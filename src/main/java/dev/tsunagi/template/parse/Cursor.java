package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Token.Kind;

/// A place in the text of a template, and the tokens found up to there.
final class Cursor {

  static final int END = -1;

  final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int start;
  private int at;
  private int line = 1;
  private int startLine = 1;

  Cursor(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    return tokens;
  }

  int at() {
    return at;
  }

  String pending() {
    return text.substring(start, at);
  }

  int peek() {
    return at < text.length() ? text.codePointAt(at) : END;
  }

  int next() {
    int point = peek();
    if (point != END) {
      advance(Character.charCount(point));
    }
    return point;
  }

  void advance(int characters) {
    for (int end = at + characters; at < end; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
    }
  }

  /// Unreads one character, of which the caller knows that it is on this line or a space.
  void back() {
    at--;
    if (text.charAt(at) == '\n') {
      line--;
    }
  }

  boolean startsWith(String prefix) {
    return text.startsWith(prefix, at);
  }

  boolean accept(String valid) {
    if (at < text.length() && valid.indexOf(text.charAt(at)) >= 0) {
      at++;
      return true;
    }
    return false;
  }

  void acceptRun(String valid) {
    while (accept(valid)) {
      // all of them
    }
  }

  void emit(Kind kind) {
    tokens.add(new Token(kind, start, pending(), startLine));
    ignore();
  }

  /// An error token is the last one: nothing after it is read.
  boolean fail(String message) {
    tokens.add(new Token(Kind.ERROR, start, message, startLine));
    at = text.length();
    ignore();
    return false;
  }

  void ignore() {
    start = at;
    startLine = line;
  }
}
