package dev.tsunagi.dev;

import module java.base;

/// What dev mode says: aligned text, with colours only where a person looks.
final class Screen {

  private static final String GREEN = "32";
  private static final String RED = "31";
  private static final String BOLD = "1";
  private static final String FAINT = "2";

  private final PrintWriter out;
  private final boolean colours;

  Screen(PrintWriter out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /// Whether the process writes to a terminal that wants colours (no-color.org).
  static boolean wantsColours() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        && System.getenv("NO_COLOR") == null;
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  void heading(String text) {
    say("");
    say(paint(BOLD, text));
  }

  void good(String text) {
    say(paint(GREEN, "✔") + " " + text);
  }

  void bad(String text) {
    say(paint(RED, "✘") + " " + text);
  }

  void hint(String text) {
    say("  " + paint(FAINT, text));
  }

  /// Columns as wide as their widest cell; the last one runs on.
  void table(List<List<String>> rows) {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var column = 0; column < row.size(); column++) {
        line.append(padded(row.get(column), widths[column])).append("  ");
      }
      var text = line.toString().stripTrailing();
      say("  " + (row == rows.getFirst() ? paint(FAINT, text) : text));
    }
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
