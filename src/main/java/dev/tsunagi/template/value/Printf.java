package dev.tsunagi.template.value;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Go's `fmt.Sprintf`.
public final class Printf {

  private static final int MAX_WIDTH = 1_000_000;

  private final String format;
  private final List<?> arguments;
  private final Output out;
  private int at;
  private int next;
  private boolean reordered;

  private Printf(String format, List<?> arguments, Output out) {
    this.format = format;
    this.arguments = arguments;
    this.out = out;
  }

  public static String sprintf(String format, List<?> arguments, Budget budget) {
    var out = new Output(budget);
    new Printf(format, arguments, out).run();
    return out.toString();
  }

  private void run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      int end = percent < 0 ? format.length() : percent;
      out.append(format.substring(at, end));
      at = end + 1;
      if (percent >= 0) {
        directive();
      }
    }
    if (!reordered && next < arguments.size()) {
      extra();
    }
  }

  private void extra() {
    out.append("%!(EXTRA ");
    for (int i = next; i < arguments.size(); i++) {
      out.append(i > next ? ", " : "");
      out.append(Verbs.typed(arguments.get(i), out.budget()));
    }
    out.append(")");
  }

  private void directive() {
    var flags = flags();
    boolean good = index();
    Integer width = number();
    if (width != null && width < 0) {
      flags = flags + "-";
      width = -width;
    }
    Integer precision = null;
    if (peek('.')) {
      at++;
      good &= index();
      precision = Objects.requireNonNullElse(number(), 0);
    }
    good &= index();
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    verb(new Spec(verb, flags, width, precision), good);
  }

  private void verb(Spec spec, boolean goodIndex) {
    if (spec.verb() == '%') {
      out.append("%");
    } else if (!goodIndex) {
      out.append("%!" + Character.toString(spec.verb()) + "(BADINDEX)");
    } else if (next >= arguments.size()) {
      out.append("%!" + Character.toString(spec.verb()) + "(MISSING)");
    } else {
      out.append(Verbs.format(spec, arguments.get(next++), out.budget()));
    }
  }

  private String flags() {
    int from = at;
    while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    return format.substring(from, at);
  }

  private boolean peek(char c) {
    return at < format.length() && format.charAt(at) == c;
  }

  /// Reads `[n]`, the argument to take next.
  private boolean index() {
    if (!peek('[')) {
      return true;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (close < 0) {
      at++;
      return false;
    }
    var digits = format.substring(at + 1, close);
    at = close + 1;
    if (!digits.matches("[0-9]{1,6}") || Integer.parseInt(digits) < 1) {
      return false;
    }
    next = Integer.parseInt(digits) - 1;
    return next < arguments.size();
  }

  /// A width or precision, written or taken from the arguments; null when there is none.
  private @Nullable Integer number() {
    if (peek('*')) {
      at++;
      return starred();
    }
    int from = at;
    while (at < format.length() && Character.digit(format.charAt(at), 10) >= 0) {
      at++;
    }
    var digits = format.substring(from, at);
    return digits.isEmpty()
        ? null
        : digits.length() > 6 ? Integer.valueOf(0) : Integer.valueOf(digits);
  }

  private @Nullable Integer starred() {
    if (next < arguments.size() && arguments.get(next++) instanceof Integer number) {
      if (Math.abs(number) <= MAX_WIDTH) {
        return number;
      }
    }
    out.append("%!(BADWIDTH)");
    return null;
  }

  /// One directive: its verb, flags, width and precision.
  record Spec(int verb, String flags, @Nullable Integer width, @Nullable Integer precision) {

    boolean has(char flag) {
      return flags.indexOf(flag) >= 0;
    }

    Spec without(char flag) {
      return new Spec(verb, flags.replace(String.valueOf(flag), ""), width, precision);
    }

    int precisionOr(int absent) {
      return precision == null ? absent : precision;
    }
  }
}
