package dev.tsunagi.secrets.json;

/// How much work one path may ask for. Paths can double a text at every step, and search in
/// searches: whoever writes one must not be able to use up the operator.
final class Budget {

  /// No text that is met on the way may be longer: far more than a Secret can hold.
  private static final int LONGEST = 4 << 20;

  /// So many characters may be looked at in all: a good part of a second.
  private long left = 100_000_000;

  /// Counts one look at a text.
  ///
  /// @throws TooMuch when that is one too many
  void spend(String text) {
    left -= text.length() + 1;
    if (left < 0 || text.length() > LONGEST) {
      throw new TooMuch();
    }
  }

  /// Ends the search; caught where it began.
  static final class TooMuch extends RuntimeException {
    TooMuch() {
      super(null, null, false, false);
    }
  }
}
