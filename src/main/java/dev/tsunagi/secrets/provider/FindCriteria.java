package dev.tsunagi.secrets.provider;

import module java.base;

import com.google.re2j.PatternSyntaxException;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.regex.LinearPattern;
import dev.tsunagi.regex.Meter;
import org.jspecify.annotations.Nullable;

/// Which secrets of a place are meant: those that meet everything that is given.
///
/// ESO lets a name win over tags and never looks at the path. What is given here always counts;
/// nothing given means no secret, as in ESO.
///
/// @param regexp in RE2 syntax, found anywhere in the name; null for any name
/// @param tags the tags a secret must carry, all of them
/// @param path what the name begins with; empty for anything
public record FindCriteria(@Nullable String regexp, Map<String, String> tags, String path)
    implements Question {

  public FindCriteria {
    tags = Map.copyOf(tags);
  }

  /// Judges secrets by name and tags.
  ///
  /// @throws FailureException when the regular expression cannot be read
  public BiPredicate<String, Map<String, String>> matcher() {
    if (regexp == null && tags.isEmpty() && path.isEmpty()) {
      return (_, _) -> false;
    }
    var pattern = regexp == null ? null : compiled(regexp);
    var meter = Meter.upTo(LinearPattern.AMPLE, FindCriteria::tooMuchWork);
    return (name, carried) ->
        (pattern == null || pattern.finds(name, meter))
            && carried.entrySet().containsAll(tags.entrySet())
            && name.startsWith(path);
  }

  private static LinearPattern compiled(String regexp) {
    try {
      return LinearPattern.compile(regexp);
    } catch (PatternSyntaxException e) {
      throw new FailureException(
          new Failure.Invalid(
              "could not compile find.name.regexp [%s]: %s".formatted(regexp, e.getMessage())),
          e);
    }
  }

  private static FailureException tooMuchWork() {
    return new FailureException(
        new Failure.Invalid(
            "find.name.regexp takes too long for that many names; simplify it, or narrow the search"
                + " by path or tags"));
  }
}
