package dev.tsunagi.regex;

import module java.base;

import com.google.re2j.PatternSyntaxException;

/// Guesses, on the safe side, what an expression would be compiled to: a character weighs one, a
/// choice ten, and `{n}` multiplies. RE2/J itself would unroll `((x{1000}){1000}){1000}`.
final class PatternWeight {

  private static final int MOST = 20_000;
  private static final int DEEPEST = 200;
  private static final int CHOICE = 10;

  private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,9})(?:(,)([0-9]{0,9}))?}");

  private final String text;
  private final Deque<Long> outer = new ArrayDeque<>();
  private int at;
  private long sum;
  private long last;

  private PatternWeight(String text) {
    this.text = text;
  }

  /// @throws PatternSyntaxException when it is too much
  static int of(String expression) {
    return new PatternWeight(expression).run();
  }

  private int run() {
    while (at < text.length()) {
      step();
      if (sum > MOST) {
        throw new PatternSyntaxException("expression too large");
      }
    }
    return (int) sum + (int) outer.stream().mapToLong(before -> before).sum();
  }

  private void step() {
    switch (text.charAt(at)) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '(' -> open();
      case ')' -> close();
      case '{' -> repeat();
      case '*', '+', '?', '|' -> add(CHOICE, 1);
      default -> add(1, 1);
    }
  }

  private void add(long weight, int characters) {
    sum += weight;
    last = weight;
    at += characters;
  }

  /// `\x{10ffff}` and `\p{Greek}` are no repetitions.
  private void escape() {
    boolean braces = "xpP".indexOf(peek(1)) >= 0 && peek(2) == '{';
    int end = braces ? text.indexOf('}', at) : at + 1;
    add(1, end < 0 ? 2 : end + 1 - at);
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  private void characterClass() {
    int end = at + (peek(1) == '^' ? 3 : 2);
    while (end < text.length() && text.charAt(end) != ']') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    add(1, end + 1 - at);
  }

  private void open() {
    if (outer.size() == DEEPEST) {
      throw new PatternSyntaxException("expression nests too deeply");
    }
    outer.push(sum);
    sum = 0;
    at++;
  }

  private void close() {
    long inner = sum + 1;
    sum = outer.isEmpty() ? 0 : outer.pop();
    add(inner, 1);
  }

  private void repeat() {
    var repeat = REPEAT.matcher(text).region(at, text.length());
    if (!repeat.lookingAt()) {
      add(1, 1);
      return;
    }
    long least = Long.parseLong(repeat.group(1));
    var most = repeat.group(3);
    long times = most == null || most.isEmpty() ? least + 1 : Long.parseLong(most);
    long choices = repeat.group(2) == null ? 0 : Math.max(1, times - least) * CHOICE;
    long before = sum - last;
    add(Math.max(last, 1) * Math.max(times, 1) + choices, repeat.end() - at);
    sum = before + last;
  }
}
