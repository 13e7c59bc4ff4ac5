package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.template.Options;

/// The stage that renames or merges keys, step by step.
///
/// @param templates how the templates of `transform` are rendered
public record Rewriting(Options templates) {

  /// The data after every step, in their order.
  ///
  /// @throws dev.tsunagi.failure.FailureException when a step cannot be taken
  public SecretData rewrite(List<Rewrite> steps, SecretData data) {
    var rewritten = data;
    for (var step : steps) {
      rewritten = take(step, rewritten);
    }
    return rewritten;
  }

  private SecretData take(Rewrite step, SecretData data) {
    if (step.regexp() != null) {
      return KeyReplacement.of(step.regexp()).in(data);
    }
    if (step.transform() != null) {
      return transformed(step.transform(), data);
    }
    return step.merge() == null ? data : Merging.merge(step.merge(), data);
  }

  /// The template sees the key as `.value`. Its delimiters are Go's whatever is set for Secrets,
  /// and what is missing is no error, as in ESO.
  private SecretData transformed(Rewrite.Transform step, SecretData data) {
    var options = new Options("{{", "}}", false, templates.limits(), templates.functions());
    var renamed = new TreeMap<String, SecretValue>();
    data.values()
        .forEach(
            (key, value) ->
                renamed.put(
                    new TemplateText(Map.of("value", key), options)
                        .renderText("rewrite.transform", step.template()),
                    value));
    return new SecretData(renamed);
  }
}
