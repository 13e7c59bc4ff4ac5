package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.GoText;

/// Sprig's functions on upper and lower case and on the words of a text.
final class Cases {

  private Cases() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("upper", "string", a -> each(a.text(0), Character::toUpperCase))
        .add("lower", "string", a -> each(a.text(0), Character::toLowerCase))
        .add("title", "string", a -> title(a.text(0)))
        .add("untitle", "string", a -> untitle(a.text(0)))
        .add("swapcase", "string", a -> swap(a.text(0)))
        .add("initials", "string", a -> initials(a.text(0)))
        .add("nospace", "string", a -> only(a.text(0), point -> !Trimming.isSpace(point)))
        .add("snakecase", "string", a -> Words.joined(a.text(0), '_'))
        .add("kebabcase", "string", a -> Words.joined(a.text(0), '-'))
        .add("camelcase", "string", a -> Words.camel(a.text(0)))
        .add("wrap", "int string", a -> Wrapping.wrap(a.text(1), a.integer(0), a.budget()))
        .add(
            "wrapWith",
            "int string string",
            a -> Wrapping.wrapHard(a.text(2), a.integer(0), a.text(1), a.budget()))
        .functions();
  }

  static String each(String text, IntUnaryOperator change) {
    return text.codePoints()
        .map(point -> GoText.isEscape(point) ? 0xFFFD : change.applyAsInt(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String only(String text, IntPredicate keep) {
    return text.codePoints()
        .filter(keep)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String title(String text) {
    var out = new StringBuilder();
    int before = ' ';
    for (int point : text.codePoints().toArray()) {
      out.appendCodePoint(separates(before) ? Character.toTitleCase(point) : point);
      before = point;
    }
    return out.toString();
  }

  private static boolean separates(int point) {
    if (point < 0x80) {
      return !Character.isLetterOrDigit(point) && point != '_';
    }
    return !Character.isLetter(point) && !Character.isDigit(point) && Trimming.isSpace(point);
  }

  /// The first letter of every word in lower case; a word begins after white space.
  private static String untitle(String text) {
    var out = new StringBuilder();
    boolean first = true;
    for (int point : text.codePoints().toArray()) {
      out.appendCodePoint(first && !Trimming.isSpace(point) ? Character.toLowerCase(point) : point);
      first = Trimming.isSpace(point);
    }
    return out.toString();
  }

  private static String swap(String text) {
    var out = new StringBuilder();
    boolean space = true;
    for (int point : text.codePoints().toArray()) {
      if (Character.isUpperCase(point) || Character.isTitleCase(point)) {
        out.appendCodePoint(Character.toLowerCase(point));
        space = false;
      } else if (Character.isLowerCase(point)) {
        out.appendCodePoint(space ? Character.toTitleCase(point) : Character.toUpperCase(point));
        space = false;
      } else {
        out.appendCodePoint(point);
        space = Trimming.isSpace(point);
      }
    }
    return out.toString();
  }

  /// Goes by bytes, each taken for a character, as the Go library does.
  private static String initials(String text) {
    var out = new StringBuilder();
    boolean gap = true;
    for (byte one : GoText.encode(text)) {
      int point = one & 0xFF;
      if (Trimming.isSpace(point)) {
        gap = true;
      } else if (gap) {
        out.appendCodePoint(point);
        gap = false;
      }
    }
    return out.toString();
  }
}
