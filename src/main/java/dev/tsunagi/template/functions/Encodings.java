package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Quote;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Adler32;

/// Sprig's encodings and check sums. What does not decode gives the error as its output, as there.
final class Encodings {

  private Encodings() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("b64enc", "string", a -> Base64.getEncoder().encodeToString(GoText.encode(a.text(0))))
        .add("b64dec", "string", a -> base64(a.text(0)))
        .add("b32enc", "string", a -> Base32.encode(GoText.encode(a.text(0))))
        .add("b32dec", "string", a -> Base32.decode(a.text(0)))
        .add("hexdec", "string", a -> hex(a.text(0)))
        .add("sha1sum", "string", a -> digest("SHA-1", a.text(0)))
        .add("sha256sum", "string", a -> digest("SHA-256", a.text(0)))
        .add("sha512sum", "string", a -> digest("SHA-512", a.text(0)))
        .add("adler32sum", "string", a -> adler(a.text(0)))
        .functions();
  }

  static String hexDigest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digest(String algorithm, String text) {
    return hexDigest(algorithm, GoText.encode(text));
  }

  private static String adler(String text) {
    var sum = new Adler32();
    sum.update(GoText.encode(text));
    return Long.toString(sum.getValue());
  }

  private static String base64(String text) {
    var bare = text.replace("\n", "").replace("\r", "");
    int bad = badBase64(bare);
    if (bad < 0) {
      try {
        return GoText.decode(Base64.getDecoder().decode(bare));
      } catch (IllegalArgumentException _) {
        bad = bare.length();
      }
    }
    return "illegal base64 data at input byte " + bad;
  }

  /// Where Go stops reading, or -1.
  private static int badBase64(String text) {
    int good = 0;
    while (good < text.length() && isBase64(text.charAt(good))) {
      good++;
    }
    int padding = (4 - good % 4) % 4;
    if (good == text.length()) {
      return padding == 0 ? -1 : good - good % 4;
    }
    if (text.charAt(good) != '=' || padding == 0 || padding == 3) {
      return good;
    }
    for (int i = good; i < good + padding; i++) {
      if (i >= text.length() || text.charAt(i) != '=') {
        return i >= text.length() ? text.length() : good;
      }
    }
    return text.length() > good + padding ? good + padding : -1;
  }

  private static boolean isBase64(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
  }

  private static String hex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        // Go names the character.
        return "encoding/hex: invalid byte: " + Quote.unicode(text.codePointAt(i));
      }
    }
    return text.length() % 2 == 0
        ? GoText.decode(HexFormat.of().parseHex(text))
        : "encoding/hex: odd length hex string";
  }
}
