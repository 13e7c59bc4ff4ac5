package dev.tsunagi.template.functions;

import module java.base;

/// Words inside identifiers: `HTTPServer2xx` as `http_server_2xx`.
final class Words {

  private enum Kind {
    CONNECTOR,
    PUNCTUATION,
    UPPER,
    LETTERS,
    NUMBER,
    OTHER,
    END
  }

  private record Word(Kind kind, String text) {}

  private final String text;
  private int at;

  private Words(String text) {
    this.text = text;
  }

  static String camel(String text) {
    var out = new StringBuilder();
    var points = text.codePoints().toArray();
    int i = 0;
    while (i < points.length && isConnector(points[i])) {
      out.appendCodePoint(points[i++]);
    }
    if (i == points.length) {
      // The Go library writes the last connector twice.
      return out.append(i == 0 ? "" : Character.toString(points[i - 1])).toString();
    }
    boolean wasUpper = Character.isUpperCase(points[i]);
    int pending = Character.toUpperCase(points[i++]);
    for (; i < points.length; i++) {
      int point = points[i];
      if (isConnector(point) && isConnector(pending)) {
        out.appendCodePoint(pending);
        continue;
      }
      if (isConnector(pending)) {
        wasUpper = Character.isUpperCase(point);
        point = Character.toUpperCase(point);
      } else {
        boolean upper = Character.isUpperCase(point);
        point = wasUpper && upper ? Character.toLowerCase(point) : point;
        wasUpper = wasUpper && upper;
        out.appendCodePoint(pending);
      }
      pending = point;
    }
    return out.appendCodePoint(pending).toString();
  }

  /// Lower case, with a connector between the words.
  static String joined(String text, char connector) {
    return new Words(text).join(connector);
  }

  private String join(char connector) {
    var out = new StringBuilder();
    var word = next();
    while (word.kind != Kind.END) {
      append(out, word, connector);
      var following = next();
      if (following.kind == Kind.END) {
        break;
      }
      following =
          switch (word.kind) {
            case NUMBER -> afterNumber(out, following, connector);
            case CONNECTOR, PUNCTUATION -> following;
            default -> afterLetters(out, following, connector);
          };
      word = following;
    }
    return out.toString();
  }

  private Word afterNumber(StringBuilder out, Word first, char connector) {
    var word = first;
    while (word.kind == Kind.LETTERS || word.kind == Kind.NUMBER) {
      append(out, word, connector);
      word = next();
    }
    connect(out, word, connector);
    return word;
  }

  private Word afterLetters(StringBuilder out, Word following, char connector) {
    if (following.kind != Kind.NUMBER) {
      connect(out, following, connector);
      return following;
    }
    if (at >= text.length()) {
      return following;
    }
    var then = next();
    if (then.kind != Kind.LETTERS) {
      append(out, following, connector);
      connect(out, then, connector);
      return then;
    }
    out.append(connector);
    append(out, following, connector);
    return afterNumber(out, then, connector);
  }

  private static void connect(StringBuilder out, Word word, char connector) {
    if (word.kind != Kind.END && word.kind != Kind.PUNCTUATION && word.kind != Kind.CONNECTOR) {
      out.append(connector);
    }
  }

  private static void append(StringBuilder out, Word word, char connector) {
    switch (word.kind) {
      case UPPER -> out.append(Cases.each(word.text, Character::toLowerCase));
      case CONNECTOR -> out.append(Cases.each(word.text, _ -> connector));
      default -> out.append(word.text);
    }
  }

  private Word next() {
    if (at >= text.length()) {
      return new Word(Kind.END, "");
    }
    int from = at;
    var kind = kind(take());
    switch (kind) {
      case UPPER -> upper();
      case LETTERS -> run(point -> kind(point) == Kind.LETTERS);
      default -> run(point -> kind(point) == kind);
    }
    return new Word(kind, text.substring(from, at));
  }

  private void upper() {
    if (at < text.length() && kind(text.codePointAt(at)) == Kind.UPPER) {
      run(point -> kind(point) == Kind.UPPER);
      if (at < text.length() && kind(text.codePointAt(at)) == Kind.LETTERS) {
        at -= Character.charCount(text.codePointBefore(at));
      }
    } else {
      run(point -> kind(point) == Kind.LETTERS);
    }
  }

  private int take() {
    int point = text.codePointAt(at);
    at += Character.charCount(point);
    return point;
  }

  private void run(IntPredicate same) {
    while (at < text.length() && same.test(text.codePointAt(at))) {
      take();
    }
  }

  private static boolean isConnector(int point) {
    return point == '-' || point == '_' || Trimming.isSpace(point);
  }

  private static Kind kind(int point) {
    if (isConnector(point)) {
      return Kind.CONNECTOR;
    }
    if (Character.isUpperCase(point)) {
      return Kind.UPPER;
    }
    if (Character.isLetter(point)) {
      return Kind.LETTERS;
    }
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          Kind.NUMBER;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          Kind.PUNCTUATION;
      default -> Kind.OTHER;
    };
  }
}
