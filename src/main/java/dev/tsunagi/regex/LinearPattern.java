package dev.tsunagi.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// An expression whose matching takes time in proportion to the text. That is still too long for a
/// large expression and a large text, so its size is bounded and its steps are counted.
public final class LinearPattern {

  /// Steps for which an operator may look for names.
  public static final long AMPLE = 50_000_000;

  private static final int WEIGHT_OF_A_STEP = 200;

  private final Pattern pattern;
  private final int stepsPerCharacter;

  private LinearPattern(Pattern pattern, int weight) {
    this.pattern = pattern;
    this.stepsPerCharacter = 1 + weight / WEIGHT_OF_A_STEP;
  }

  /// Reads an expression.
  ///
  /// @throws PatternSyntaxException when it is none, or larger than anybody needs
  public static LinearPattern compile(String expression) {
    int weight = PatternWeight.of(expression);
    return new LinearPattern(Pattern.compile(expression), weight);
  }

  /// A matcher that asks `meter` for every character that it looks at.
  public Matcher over(String text, Meter meter) {
    return pattern.matcher(new Metered(text, () -> meter.spend(stepsPerCharacter)));
  }

  /// Whether it is found anywhere in the text.
  public boolean finds(String text, Meter meter) {
    return over(text, meter).find();
  }

  public boolean hasGroup(String name) {
    return pattern.namedGroups().containsKey(name);
  }

  private record Metered(String text, Runnable look) implements CharSequence {

    @Override
    public char charAt(int index) {
      look.run();
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
