package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.DecodingStrategy;
import dev.tsunagi.api.secrets.SecretTemplate;
import dev.tsunagi.api.secrets.SecretTemplate.MergePolicy;
import dev.tsunagi.api.secrets.TemplateFrom;
import dev.tsunagi.api.secrets.TemplateFrom.TemplateAs;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.pipeline.Rendered.Part;
import dev.tsunagi.template.Options;

/// The stage that renders `target.template`. Of one key the last counts: values of the provider,
/// then `templateFrom` in its order, in each a ConfigMap, a Secret, a literal, then `data`.
public final class Templating {

  private final Function<TemplateSource, String> sources;
  private final TemplateText texts;
  private final Rendered.Draft draft = new Rendered.Draft();

  private Templating(SecretData values, Function<TemplateSource, String> sources, Options options) {
    this.sources = sources;
    this.texts = TemplateText.over(values, options);
  }

  /// Renders `template` over `values`.
  ///
  /// @param sources gives the texts of ConfigMaps and Secrets that the template names
  /// @throws dev.tsunagi.failure.FailureException when a template is wrong or fails
  public static Rendered render(
      SecretTemplate template,
      SecretData values,
      Function<TemplateSource, String> sources,
      Options options) {
    var templating = new Templating(values, sources, options);
    if (showsProvider(template)) {
      templating.draft.putAll(values);
    }
    template.templateFrom().forEach(templating::from);
    template.data().forEach((key, text) -> templating.value(new Part.Data(), key, text));
    template
        .metadata()
        .labels()
        .forEach((key, text) -> templating.value(new Part.Labels(), key, text));
    template
        .metadata()
        .annotations()
        .forEach((key, text) -> templating.value(new Part.Annotations(), key, text));
    return templating.draft.done();
  }

  private static boolean showsProvider(SecretTemplate template) {
    return template.mergePolicy() == MergePolicy.MERGE
        || (template.data().isEmpty() && template.templateFrom().isEmpty());
  }

  private void from(TemplateFrom from) {
    var part = Part.of(from.target());
    var configMap = from.configMap();
    if (configMap != null) {
      items(from, part, configMap, key -> new TemplateSource.OfConfigMap(configMap.name(), key));
    }
    var secret = from.secret();
    if (secret != null) {
      items(from, part, secret, key -> new TemplateSource.OfSecret(secret.name(), key));
    }
    if (!from.literal().isEmpty()) {
      map(part, "literal", from.literal(), from.valuesDecodingStrategy());
    }
  }

  private void items(
      TemplateFrom from,
      Part part,
      TemplateFrom.Source source,
      Function<String, TemplateSource> address) {
    for (var item : source.items()) {
      var text = sources.apply(address.apply(item.key()));
      if (item.templateAs() == TemplateAs.KEYS_AND_VALUES) {
        map(part, item.key(), text, from.valuesDecodingStrategy());
      } else {
        var value = SecretValue.of(texts.render(item.key(), text));
        draft.put(part, item.key(), Decoding.decode(from.valuesDecodingStrategy(), value));
      }
    }
  }

  private void map(Part part, String name, String text, DecodingStrategy decoding) {
    if (part instanceof Part.At(var path)) {
      var value = SecretValue.of(texts.render(name, text));
      draft.place(path, "", Decoding.decode(decoding, value));
      return;
    }
    texts
        .renderMap(name, text)
        .forEach((key, value) -> draft.put(part, key, Decoding.decode(decoding, value)));
  }

  private void value(Part part, String key, String text) {
    draft.put(part, key, SecretValue.of(texts.render(key, text)));
  }
}
