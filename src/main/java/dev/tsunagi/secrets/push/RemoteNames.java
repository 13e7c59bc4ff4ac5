package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushDataTo;
import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.pipeline.Rewriting;
import dev.tsunagi.template.Options;

/// What keys are called at the provider. Pure.
///
/// @param path of the entry, for messages
record RemoteNames(String path, Options templates) {

  private static final SecretValue NO_VALUE = SecretValue.of("");

  /// Key to remote key.
  ///
  /// @throws FailureException when a step cannot be taken, or leaves no name, or one name for two
  Map<String, String> of(List<PushDataTo.Rewrite> steps, Set<String> keys) {
    var names = new TreeMap<String, String>();
    var owners = new HashMap<String, String>();
    for (var key : keys) {
      var name = name(steps, key);
      if (name.isBlank()) {
        throw refused("leaves no remote key for \"%s\"".formatted(key));
      }
      var other = owners.put(name, key);
      if (other != null) {
        throw refused(
            "makes the remote key \"%s\" of both \"%s\" and \"%s\"".formatted(name, other, key));
      }
      names.put(key, name);
    }
    return names;
  }

  private String name(List<PushDataTo.Rewrite> steps, String key) {
    var rewrites = steps.stream().map(s -> new Rewrite(s.regexp(), s.transform(), null)).toList();
    try {
      return new Rewriting(templates)
          .rewrite(rewrites, SecretData.of(Map.of(key, NO_VALUE)))
          .values()
          .firstKey();
    } catch (FailureException e) {
      throw e.within(path);
    }
  }

  private FailureException refused(String text) {
    return new FailureException(
        new Failure.Invalid("%s.rewrite %s; change its steps".formatted(path, text)));
  }
}
