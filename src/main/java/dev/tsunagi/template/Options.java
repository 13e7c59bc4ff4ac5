package dev.tsunagi.template;

import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.Limits;
import java.util.function.Supplier;

/// How templates are read and rendered.
///
/// @param leftDelimiter what opens an action, `{{` in Go
/// @param rightDelimiter what closes it
/// @param missingKeyError whether a key that a map does not have is an error, else no value
/// @param limits what one rendering may use up
/// @param functions what a template may call
/// @param place where it is rendered
public record Options(
    String leftDelimiter,
    String rightDelimiter,
    boolean missingKeyError,
    Limits limits,
    Functions functions,
    Place place) {

  /// What a rendering runs in.
  public interface Place {

    /// The thread that asks for it.
    Place HERE = Supplier::get;

    /// What `rendering` gives or throws.
    String render(Supplier<String> rendering);
  }

  public Options {
    if (leftDelimiter.isEmpty() || rightDelimiter.isEmpty()) {
      throw new IllegalArgumentException("delimiters must not be empty");
    }
  }

  /// Rendered by the thread that asks for it.
  public Options(
      String leftDelimiter,
      String rightDelimiter,
      boolean missingKeyError,
      Limits limits,
      Functions functions) {
    this(leftDelimiter, rightDelimiter, missingKeyError, limits, functions, Place.HERE);
  }

  /// The same with other delimiters.
  public Options delimitedBy(String left, String right) {
    return new Options(left, right, missingKeyError, limits, functions, place);
  }

  /// The same, rendered elsewhere.
  public Options renderedBy(Place elsewhere) {
    return new Options(
        leftDelimiter, rightDelimiter, missingKeyError, limits, functions, elsewhere);
  }

  /// Go's delimiters, an error for a missing key, and the default limits.
  public static Options of(Functions functions) {
    return new Options("{{", "}}", true, Limits.DEFAULT, functions);
  }
}
