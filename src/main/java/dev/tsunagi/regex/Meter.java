package dev.tsunagi.regex;

import module java.base;

/// Counts the work of matching, and ends it by an exception when it is too much.
@FunctionalInterface
public interface Meter {

  /// Counts steps, each about a tenth of a microsecond.
  void spend(long steps);

  /// A meter for so many steps, which then throws. Not for several threads.
  static Meter upTo(long steps, Supplier<? extends RuntimeException> tooMuch) {
    var left = new long[] {steps};
    return spent -> {
      left[0] -= spent;
      if (left[0] < 0) {
        throw tooMuch.get();
      }
    };
  }
}
