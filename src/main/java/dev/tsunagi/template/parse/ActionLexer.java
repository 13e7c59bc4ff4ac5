package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.parse.Token.Kind;
import dev.tsunagi.template.value.Quote;

/// Cuts the inside of one action into tokens.
final class ActionLexer {

  private static final Set<String> KEYWORDS =
      Set.of(
          "block", "break", "continue", "define", "else", "end", "if", "range", "template", "with");

  private final Cursor cursor;
  private final String right;
  private int parens;

  ActionLexer(Cursor cursor, String right) {
    this.cursor = cursor;
    this.right = right;
  }

  /// Reads up to the right delimiter; false when there was an error.
  boolean run() {
    while (!atRightDelimiter(cursor, right)) {
      if (!token()) {
        return false;
      }
    }
    return parens == 0 || cursor.fail("unclosed left paren");
  }

  static boolean atRightDelimiter(Cursor cursor, String right) {
    return cursor.startsWith(right)
        || (Lexer.isSpace(cursor.peek()) && cursor.text.startsWith("-" + right, cursor.at() + 1));
  }

  private boolean token() {
    int point = cursor.next();
    return switch (point) {
      case Cursor.END -> cursor.fail("unclosed action");
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> emit(Kind.ASSIGN);
      case ':' -> cursor.next() == '=' ? emit(Kind.DECLARE) : cursor.fail("expected :=");
      case '|' -> emit(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHARACTER_CONSTANT, "unterminated character constant");
      case '`' -> raw();
      case '$' -> name(Kind.VARIABLE, Kind.VARIABLE);
      case '.' -> isDigit(cursor.peek()) ? number() : name(Kind.FIELD, Kind.DOT);
      case '(' -> paren(1, Kind.LEFT_PAREN);
      case ')' -> paren(-1, Kind.RIGHT_PAREN);
      default -> other(point);
    };
  }

  private boolean other(int point) {
    if (point == '+' || point == '-' || isDigit(point)) {
      return number();
    }
    if (isAlphaNumeric(point)) {
      return identifier();
    }
    return (point > 0x20 && point < 0x7F)
        ? emit(Kind.CHARACTER)
        : cursor.fail("unrecognized character in action: " + Quote.unicode(point));
  }

  private boolean emit(Kind kind) {
    cursor.emit(kind);
    return true;
  }

  private boolean space() {
    while (Lexer.isSpace(cursor.peek()) && !atRightDelimiter(cursor, right)) {
      cursor.next();
    }
    return emit(Kind.SPACE);
  }

  private boolean paren(int step, Kind kind) {
    parens += step;
    return parens < 0 ? cursor.fail("unexpected right paren") : emit(kind);
  }

  private boolean quoted(char quote, Kind kind, String error) {
    while (true) {
      int point = cursor.next();
      if (point == '\\') {
        point = cursor.next() == '\n' ? '\n' : 0;
      }
      if (point == Cursor.END || point == '\n') {
        return cursor.fail(error);
      }
      if (point == quote) {
        return emit(kind);
      }
    }
  }

  private boolean raw() {
    int point = cursor.next();
    while (point != '`') {
      if (point == Cursor.END) {
        return cursor.fail("unterminated raw quoted string");
      }
      point = cursor.next();
    }
    return emit(Kind.RAW_STRING);
  }

  private boolean name(Kind kind, Kind alone) {
    if (atTerminator()) {
      return emit(alone);
    }
    skipName();
    return atTerminator() ? emit(kind) : badCharacter();
  }

  private boolean identifier() {
    skipName();
    if (!atTerminator()) {
      return badCharacter();
    }
    var word = cursor.pending();
    return switch (word) {
      case "true", "false" -> emit(Kind.BOOL);
      case "nil" -> emit(Kind.NIL);
      default -> emit(KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.IDENTIFIER);
    };
  }

  private void skipName() {
    while (isAlphaNumeric(cursor.peek())) {
      cursor.next();
    }
  }

  private boolean badCharacter() {
    return cursor.fail("bad character " + Quote.unicode(cursor.peek()));
  }

  private boolean number() {
    cursor.back();
    boolean good = NumberShape.scan(cursor) && !isAlphaNumeric(cursor.peek());
    if (!good) {
      cursor.next();
    }
    return good
        ? emit(Kind.NUMBER)
        : cursor.fail("bad number syntax: " + Quote.quoted(cursor.pending()));
  }

  private boolean atTerminator() {
    int point = cursor.peek();
    return point == Cursor.END
        || Lexer.isSpace(point)
        || ".,|:)(".indexOf(point) >= 0
        || cursor.startsWith(right);
  }

  private static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  static boolean isAlphaNumeric(int point) {
    return point == '_' || (point >= 0 && (Character.isLetter(point) || Character.isDigit(point)));
  }
}
