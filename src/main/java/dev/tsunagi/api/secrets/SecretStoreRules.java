package dev.tsunagi.api.secrets;

import module java.base;

import com.google.re2j.PatternSyntaxException;
import dev.tsunagi.regex.LinearPattern;

/// What must hold of a store beyond its schema; the texts are those of ESO's webhook.
public final class SecretStoreRules {

  private SecretStoreRules() {}

  /// Every rule that is broken, in words.
  ///
  /// @param name of the store, for the text
  public static List<String> violations(String name, SecretStoreSpec spec) {
    var found = new ArrayList<String>();
    found.addAll(regexes(spec.conditions()));
    interval(spec).ifPresent(found::add);
    var providers = spec.provider().names().size();
    if (providers != 1) {
      found.add(
          "store error for %s: secret stores must only have exactly one backend specified, found %d"
              .formatted(name, providers));
    }
    return List.copyOf(found);
  }

  private static List<String> regexes(List<NamespaceCondition> conditions) {
    var found = new ArrayList<String>();
    for (var i = 0; i < conditions.size(); i++) {
      var regexes = conditions.get(i).namespaceRegexes();
      for (var j = 0; j < regexes.size(); j++) {
        try {
          var _ = LinearPattern.compile(regexes.get(j));
        } catch (PatternSyntaxException e) {
          found.add(
              "failed to compile %dth namespace regex in %dth condition: %s"
                  .formatted(j, i, e.getMessage()));
        }
      }
    }
    return found;
  }

  private static Optional<String> interval(SecretStoreSpec spec) {
    try {
      spec.interval();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("invalid refreshInterval: " + e.getMessage());
    }
  }
}
