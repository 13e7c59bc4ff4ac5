package dev.tsunagi.template.value;

import module java.base;

import java.nio.charset.StandardCharsets;

/// Go strings are bytes. Valid UTF-8 is held as the text that it is; any other byte 0x80 to 0xFF
/// as the lone surrogate U+DC80 to U+DCFF, which no text contains, so that bytes survive.
public final class GoText {

  /// The order of the bytes, which is the order of the code points.
  public static final Comparator<String> ORDER = GoText::compare;

  private static final int ESCAPE = 0xDC00;

  private GoText() {}

  private static int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        return Character.isSurrogate(left) || Character.isSurrogate(right)
            ? Arrays.compareUnsigned(encode(a), encode(b))
            : Character.compare(left, right);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  public static byte[] encode(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream(text.length());
    text.codePoints().forEach(point -> encode(point, bytes));
    return bytes.toByteArray();
  }

  private static void encode(int point, ByteArrayOutputStream bytes) {
    if (isEscape(point)) {
      bytes.write(point - ESCAPE);
    } else {
      bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Whether a code point stands for a byte that is not UTF-8.
  public static boolean isEscape(int point) {
    return point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF;
  }

  public static String decode(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    while (true) {
      var result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      out.put((char) (ESCAPE + (in.get() & 0xFF)));
      decoder.reset();
    }
  }

  /// The number of bytes.
  public static int length(String text) {
    return isAscii(text) ? text.length() : encode(text).length;
  }

  /// The bytes from one position up to another.
  ///
  /// @throws IndexOutOfBoundsException when they are not in the text
  public static String slice(String text, int from, int to) {
    if (isAscii(text)) {
      return text.substring(from, to);
    }
    var bytes = encode(text);
    Objects.checkFromToIndex(from, to, bytes.length);
    return decode(Arrays.copyOfRange(bytes, from, to));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
