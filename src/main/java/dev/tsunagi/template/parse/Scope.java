package dev.tsunagi.template.parse;

import module java.base;

import dev.tsunagi.template.value.Quote;

/// Where the parser is: which variables there are, how deep it is nested, whether in a range.
final class Scope {

  /// Deeper templates have no use and would overflow the stack.
  private static final int MAX_DEPTH = 200;

  private final Tokens tokens;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private int depth;
  private int ranges;

  Scope(Tokens tokens) {
    this.tokens = tokens;
  }

  void declare(String variable) {
    variables.add(variable);
  }

  void mustKnow(String variable) {
    if (!variables.contains(variable)) {
      throw tokens.error("undefined variable " + Quote.quoted(variable));
    }
  }

  /// Forgets the variables that the reading of a part declared.
  <T> T scoped(Supplier<T> part) {
    var outer = variables;
    variables = new ArrayList<>(outer);
    var result = part.get();
    variables = outer;
    return result;
  }

  /// As {@link #scoped}, for a template of its own, which sees none of the variables here.
  <T> T apart(Supplier<T> part) {
    var outer = variables;
    variables = new ArrayList<>(List.of("$"));
    var result = part.get();
    variables = outer;
    return result;
  }

  /// Reads a part that is one level deeper.
  <T> T deeper(Supplier<T> part) {
    if (++depth > MAX_DEPTH) {
      throw tokens.error("max expression depth exceeded");
    }
    var result = part.get();
    depth--;
    return result;
  }

  /// Reads the body of a range, which `break` and `continue` may leave.
  <T> T inRange(Supplier<T> part) {
    ranges++;
    var result = part.get();
    ranges--;
    return result;
  }

  /// Reads a part that is in none of the ranges around it.
  <T> T outsideRanges(Supplier<T> part) {
    int outer = ranges;
    ranges = 0;
    var result = part.get();
    ranges = outer;
    return result;
  }

  boolean isInRange() {
    return ranges > 0;
  }
}
