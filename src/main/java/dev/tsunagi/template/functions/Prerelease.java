package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;

/// What follows the "-" of a version; the empty one, a release, comes after all others.
record Prerelease(String text) implements Comparable<Prerelease> {

  /// @throws CallException when a number in it begins with a zero
  static Prerelease parse(String text) {
    if (Pattern.compile("\\.").splitAsStream(text).anyMatch(part -> part.matches("0[0-9]+"))) {
      throw new CallException("Version segment starts with 0");
    }
    return new Prerelease(text);
  }

  boolean isNone() {
    return text.isEmpty();
  }

  @Override
  public int compareTo(Prerelease other) {
    if (isNone() || other.isNone()) {
      return Boolean.compare(isNone(), other.isNone());
    }
    var mine = text.split("\\.", -1);
    var theirs = other.text.split("\\.", -1);
    for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
      int order = compare(mine[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.length, theirs.length);
  }

  /// Numbers by their value, before texts.
  private static int compare(String one, String other) {
    var a = number(one);
    var b = number(other);
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get());
    }
    return a.isPresent() || b.isPresent()
        ? Boolean.compare(b.isPresent(), a.isPresent())
        : GoText.ORDER.compare(one, other);
  }

  /// More than 64 bits are a text, as in Go.
  private static Optional<BigInteger> number(String part) {
    return Optional.of(part)
        .filter(p -> p.matches("[0-9]{1,20}"))
        .map(BigInteger::new)
        .filter(n -> n.bitLength() <= 64);
  }
}
