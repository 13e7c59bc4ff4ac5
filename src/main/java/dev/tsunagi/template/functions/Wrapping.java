package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.Budget;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Output;
import java.nio.charset.StandardCharsets;

/// Breaks lines at spaces. Widths count bytes.
final class Wrapping {

  private Wrapping() {}

  /// Leaves words whole that are longer than the line.
  static String wrap(String text, int width, Budget budget) {
    return wrap(text, width, "\n", false, budget);
  }

  /// Breaks words that are longer than the line.
  static String wrapHard(String text, int width, String separator, Budget budget) {
    return wrap(text, width, separator.isEmpty() ? "\n" : separator, true, budget);
  }

  private static String wrap(
      String text, int wanted, String separator, boolean hard, Budget budget) {
    // One character for each byte, so that positions are positions of bytes.
    var line = new String(GoText.encode(text), StandardCharsets.ISO_8859_1);
    var end = new String(GoText.encode(separator), StandardCharsets.ISO_8859_1);
    int width = Math.max(1, wanted);
    var out = new Output(budget);
    int at = 0;
    while (line.length() - at > width) {
      if (line.charAt(at) == ' ') {
        at++;
        continue;
      }
      int space = line.substring(at, at + width + 1).lastIndexOf(' ');
      if (space < 0 && !hard) {
        space = line.indexOf(' ', at + width) - at;
        if (space < 0) {
          break;
        }
      }
      int take = space >= 0 ? space : width;
      out.append(line.substring(at, at + take)).append(end);
      at += space >= 0 ? take + 1 : take;
    }
    return GoText.decode(
        out.append(line.substring(at)).toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
