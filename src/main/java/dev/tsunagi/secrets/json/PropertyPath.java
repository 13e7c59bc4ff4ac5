package dev.tsunagi.secrets.json;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;

/// A path to one part of a JSON secret, as `users.0.name` or `users.#(name=="x").id`; the syntax is
/// that of gjson.
///
/// A name that holds a dot is written with a backslash before it. A path that leads nowhere, and a
/// secret that is not JSON, give nothing. One that asks for unreasonable work throws a
/// [FailureException].
public record PropertyPath(String path) {

  /// Deeper than anyone nests JSON or a path, and safely less than a stack holds.
  private static final int DEEPEST = 500;

  /// The part that the path leads to: a string without its quotes, a number in full, a truth value
  /// as a word, null as nothing, an object or array as it was written.
  public Optional<SecretValue> in(SecretValue json) {
    return find(json).map(found -> SecretValue.of(Bytes.bytes(found.text())));
  }

  /// As [#in], but as JSON: a string keeps its quotes.
  public Optional<SecretValue> rawIn(SecretValue json) {
    return find(json).map(found -> SecretValue.of(Bytes.bytes(found.raw())));
  }

  private Optional<Json> find(SecretValue json) {
    var text = Bytes.of(json.bytes());
    var steps = Bytes.of(path);
    if (Scan.depth(text) > DEEPEST || Scan.depth(steps) > DEEPEST) {
      throw refused("it, or the secret, is nested too deeply");
    }
    try {
      return Optional.of(Lookup.get(text, steps, new Budget())).filter(Json::exists);
    } catch (Budget.TooMuch e) {
      throw refused("it asks for too much work");
    }
  }

  private static FailureException refused(String why) {
    return new FailureException(new Failure.Invalid("property cannot be followed: " + why));
  }
}
