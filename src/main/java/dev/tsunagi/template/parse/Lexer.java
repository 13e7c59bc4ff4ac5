package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Token.Kind;

/// Cuts a template into text and actions; {@link ActionLexer} cuts the actions.
final class Lexer {

  private static final String SPACES = " \t\r\n";

  private final Cursor cursor;
  private final String left;
  private final String right;

  private Lexer(String text, String left, String right) {
    this.cursor = new Cursor(text);
    this.left = left;
    this.right = right;
  }

  /// All tokens; the last one is EOF or an error.
  static List<Token> lex(String text, String left, String right) {
    return new Lexer(text, left, right).run();
  }

  static boolean isSpace(int point) {
    return point >= 0 && SPACES.indexOf(point) >= 0;
  }

  private List<Token> run() {
    while (text() && delimiter()) {
      // until the end or an error
    }
    var tokens = cursor.tokens();
    if (tokens.isEmpty() || tokens.getLast().kind() != Kind.ERROR) {
      cursor.ignore();
      cursor.emit(Kind.EOF);
    }
    return tokens;
  }

  /// Reads up to the next delimiter; false at the end.
  private boolean text() {
    int from = cursor.at();
    int found = cursor.text.indexOf(left, from);
    int end = found < 0 ? cursor.text.length() : found;
    int keep = end;
    if (found >= 0 && trims(found + left.length())) {
      while (keep > from && isSpace(cursor.text.charAt(keep - 1))) {
        keep--;
      }
    }
    cursor.advance(keep - from);
    if (keep > from) {
      cursor.emit(Kind.TEXT);
    }
    cursor.advance(end - keep);
    cursor.ignore();
    return found >= 0;
  }

  private boolean trims(int at) {
    return cursor.text.startsWith("-", at)
        && at + 1 < cursor.text.length()
        && isSpace(cursor.text.charAt(at + 1));
  }

  private boolean delimiter() {
    int marker = trims(cursor.at() + left.length()) ? 2 : 0;
    if (cursor.text.startsWith("/*", cursor.at() + left.length() + marker)) {
      cursor.advance(left.length() + marker);
      cursor.ignore();
      return comment();
    }
    cursor.advance(left.length());
    cursor.emit(Kind.LEFT_DELIMITER);
    cursor.advance(marker);
    cursor.ignore();
    if (!new ActionLexer(cursor, right).run()) {
      return false;
    }
    return end(Kind.RIGHT_DELIMITER);
  }

  private boolean comment() {
    int end = cursor.text.indexOf("*/", cursor.at() + 2);
    if (end < 0) {
      return cursor.fail("unclosed comment");
    }
    cursor.advance(end + 2 - cursor.at());
    if (!ActionLexer.atRightDelimiter(cursor, right)) {
      return cursor.fail("comment ends before closing delimiter");
    }
    return end(Kind.SPACE);
  }

  /// Takes the right delimiter, and the white space after it when it trims.
  private boolean end(Kind kind) {
    boolean trim = !cursor.startsWith(right);
    if (trim) {
      cursor.advance(2);
      cursor.ignore();
    }
    cursor.advance(right.length());
    if (kind == Kind.RIGHT_DELIMITER) {
      cursor.emit(kind);
    }
    while (trim && isSpace(cursor.peek())) {
      cursor.next();
    }
    cursor.ignore();
    return true;
  }
}
