package dev.tsunagi.template;

import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.Limits;

/// How templates are read and rendered.
///
/// @param leftDelimiter what opens an action, `{{` in Go
/// @param rightDelimiter what closes it
/// @param missingKeyError whether a key that a map does not have is an error, else no value
/// @param limits what one rendering may use up
/// @param functions what a template may call
public record Options(
    String leftDelimiter,
    String rightDelimiter,
    boolean missingKeyError,
    Limits limits,
    Functions functions) {

  public Options {
    if (leftDelimiter.isEmpty() || rightDelimiter.isEmpty()) {
      throw new IllegalArgumentException("delimiters must not be empty");
    }
  }

  /// The same with other delimiters.
  public Options delimitedBy(String left, String right) {
    return new Options(left, right, missingKeyError, limits, functions);
  }

  /// Go's delimiters, an error for a missing key, and the default limits.
  public static Options of(Functions functions) {
    return new Options("{{", "}}", true, Limits.DEFAULT, functions);
  }
}
