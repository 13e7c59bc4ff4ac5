package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.value.Budget;

/// The stage that renames or merges keys, step by step.
///
/// @param templates how the templates of `transform` are rendered
/// @param budget what all steps together may use up
public record Rewriting(Options templates, Budget budget) {

  private static final String TRANSFORM = "rewrite.transform";

  /// With a budget of its own.
  public Rewriting(Options templates) {
    this(templates, new Budget(templates.limits()));
  }

  /// The data after every step, in their order.
  ///
  /// @throws dev.tsunagi.failure.FailureException when a step cannot be taken
  public SecretData rewrite(List<Rewrite> steps, SecretData data) {
    var rewritten = data;
    for (int i = 0; i < steps.size(); i++) {
      try {
        rewritten = take(steps.get(i), rewritten);
      } catch (FailureException e) {
        throw e.within("rewrite[" + i + "]");
      }
    }
    return rewritten;
  }

  private SecretData take(Rewrite step, SecretData data) {
    if (step.regexp() != null) {
      return KeyReplacement.of(step.regexp(), budget).in(data);
    }
    if (step.transform() != null) {
      return transformed(step.transform(), data);
    }
    return step.merge() == null ? data : Merging.merge(step.merge(), data);
  }

  /// The template sees the key as `.value`. Its delimiters are Go's whatever is set for Secrets,
  /// and what is missing is no error, as in ESO.
  private SecretData transformed(Rewrite.Transform step, SecretData data) {
    var options =
        new Options(
            "{{", "}}", false, templates.limits(), templates.functions(), templates.place());
    var template = TemplateText.parse(TRANSFORM, step.template(), options);
    var renamed = new TreeMap<String, SecretValue>();
    data.values()
        .forEach(
            (key, value) ->
                renamed.put(
                    TemplateText.execute(TRANSFORM, template, Map.of("value", key), budget),
                    value));
    return new SecretData(renamed);
  }
}
