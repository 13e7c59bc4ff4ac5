package dev.tsunagi.secrets.pipeline;

import module java.base;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;
import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.regex.LinearPattern;
import dev.tsunagi.regex.Meter;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.template.value.Budget;
import dev.tsunagi.template.value.LimitException;

/// Renames keys as Go's `regexp.ReplaceAllString` would: `$1`, `$name` and `${name}` stand for
/// groups, `$$` for a dollar, and a name is as long as it can be, so `$1x` is the group `1x`.
record KeyReplacement(LinearPattern source, String target, Meter meter) {

  private static final java.util.regex.Pattern GROUP =
      java.util.regex.Pattern.compile("\\$(\\$|(\\w+)|\\{(\\w+)})");

  static KeyReplacement of(Rewrite.Regexp step, Budget budget) {
    try {
      return new KeyReplacement(
          LinearPattern.compile(step.source()), step.target(), budget::charge);
    } catch (PatternSyntaxException e) {
      throw Refusal.because("rewrite.regexp.source: " + e.getMessage());
    }
  }

  /// Of two keys that become one, the alphabetically later counts.
  SecretData in(SecretData data) {
    var renamed = new TreeMap<String, SecretValue>();
    try {
      data.values().forEach((key, value) -> renamed.put(rename(key), value));
    } catch (LimitException _) {
      throw Refusal.because("rewrite.regexp takes too long for these keys; simplify its source");
    }
    return new SecretData(renamed);
  }

  private String rename(String key) {
    var matcher = source.over(key, meter);
    var renamed = new StringBuilder();
    var copied = 0;
    var end = -1;
    while (matcher.find()) {
      // As in Go, nothing is found right behind what was found before.
      if (matcher.start() != matcher.end() || matcher.start() != end) {
        renamed.append(key, copied, matcher.start()).append(expanded(matcher));
        copied = matcher.end();
      }
      end = matcher.end();
    }
    return renamed.append(key, copied, key.length()).toString();
  }

  private String expanded(Matcher found) {
    return GROUP
        .matcher(target)
        .replaceAll(reference -> java.util.regex.Matcher.quoteReplacement(text(reference, found)));
  }

  private String text(MatchResult reference, Matcher found) {
    if (reference.group(1).equals("$")) {
      return "$";
    }
    var name = reference.group(2) != null ? reference.group(2) : reference.group(3);
    var text =
        name.matches("\\d{1,4}") ? numbered(found, Integer.parseInt(name)) : named(found, name);
    return Objects.requireNonNullElse(text, "");
  }

  private static @org.jspecify.annotations.Nullable String numbered(Matcher found, int group) {
    return group <= found.groupCount() ? found.group(group) : null;
  }

  private @org.jspecify.annotations.Nullable String named(Matcher found, String name) {
    return source.hasGroup(name) ? found.group(name) : null;
  }
}
