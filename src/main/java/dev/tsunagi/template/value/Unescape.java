package dev.tsunagi.template.value;

import module java.base;

/// Reads the escapes inside a quoted text.
final class Unescape {

  private final String text;
  private final char quote;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;

  Unescape(String text, char quote) {
    this.text = text;
    this.quote = quote;
  }

  Optional<String> run() {
    try {
      while (at < text.length()) {
        step();
      }
      return Optional.of(GoText.decode(bytes.toByteArray()));
    } catch (NumberFormatException | StringIndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private void step() {
    int point = text.codePointAt(at);
    at += Character.charCount(point);
    if (point == '\\') {
      escape(text.charAt(at++));
    } else {
      put(point);
    }
  }

  private void put(int point) {
    bytes.writeBytes(GoText.encode(Character.toString(point)));
  }

  private void escape(char letter) {
    switch (letter) {
      case 'a' -> put(7);
      case 'b' -> put('\b');
      case 'f' -> put('\f');
      case 'n' -> put('\n');
      case 'r' -> put('\r');
      case 't' -> put('\t');
      case 'v' -> put(11);
      case '\\' -> put('\\');
      case 'x' -> bytes.write(digits(2, 16));
      case 'u' -> put(digits(4, 16));
      case 'U' -> put(digits(8, 16));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        bytes.write(digits(3, 8));
      }
      default -> {
        if (letter != quote) {
          throw new NumberFormatException();
        }
        put(letter);
      }
    }
  }

  private int digits(int count, int radix) {
    var digits = text.substring(at, at + count);
    at += count;
    int value = Integer.parseUnsignedInt(digits, radix);
    if (!Character.isValidCodePoint(value) || (radix == 8 && value > 255)) {
      throw new NumberFormatException();
    }
    return value;
  }
}
