package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.DecodingStrategy;
import dev.tsunagi.api.secrets.SecretTemplate;
import dev.tsunagi.api.secrets.SecretTemplate.MergePolicy;
import dev.tsunagi.api.secrets.TemplateFrom;
import dev.tsunagi.api.secrets.TemplateFrom.TemplateAs;
import dev.tsunagi.failure.FailureException;
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
  /// @param path of the template in its object, for messages
  /// @param sources gives the texts of ConfigMaps and Secrets that the template names
  /// @throws dev.tsunagi.failure.FailureException when a template is wrong or fails
  public static Rendered render(
      String path,
      SecretTemplate template,
      SecretData values,
      Function<TemplateSource, String> sources,
      Options options) {
    var templating = new Templating(values, sources, options);
    if (showsProvider(template)) {
      templating.draft.putAll(values);
    }
    for (int i = 0; i < template.templateFrom().size(); i++) {
      templating.from(path + ".templateFrom[" + i + "]", template.templateFrom().get(i));
    }
    templating.values(path + ".data", new Part.Data(), template.data());
    var metadata = template.metadata();
    templating.values(path + ".metadata.labels", new Part.Labels(), metadata.labels());
    templating.values(
        path + ".metadata.annotations", new Part.Annotations(), metadata.annotations());
    return templating.draft.done();
  }

  private static boolean showsProvider(SecretTemplate template) {
    return template.mergePolicy() == MergePolicy.MERGE
        || (template.data().isEmpty() && template.templateFrom().isEmpty());
  }

  private void from(String path, TemplateFrom from) {
    var part = Part.of(from.target());
    var configMap = from.configMap();
    if (configMap != null) {
      items(
          path + ".configMap",
          from,
          part,
          configMap,
          key -> new TemplateSource.OfConfigMap(configMap.name(), key));
    }
    var secret = from.secret();
    if (secret != null) {
      items(
          path + ".secret",
          from,
          part,
          secret,
          key -> new TemplateSource.OfSecret(secret.name(), key));
    }
    if (!from.literal().isEmpty()) {
      at(
          path + ".literal",
          () -> map(part, "literal", from.literal(), from.valuesDecodingStrategy()));
    }
  }

  private void items(
      String path,
      TemplateFrom from,
      Part part,
      TemplateFrom.Source source,
      Function<String, TemplateSource> address) {
    for (int i = 0; i < source.items().size(); i++) {
      var item = source.items().get(i);
      at(path + ".items[" + i + "]", () -> item(from, part, item, address.apply(item.key())));
    }
  }

  private void item(TemplateFrom from, Part part, TemplateFrom.Item item, TemplateSource address) {
    var text = sources.apply(address);
    if (item.templateAs() == TemplateAs.KEYS_AND_VALUES) {
      map(part, item.key(), text, from.valuesDecodingStrategy());
    } else {
      var value = SecretValue.of(texts.render(item.key(), text));
      draft.put(part, item.key(), Decoding.decode(from.valuesDecodingStrategy(), value));
    }
  }

  /// Does a part of the work; a failure names the place that it is about.
  private static void at(String path, Runnable part) {
    try {
      part.run();
    } catch (FailureException e) {
      throw e.within(path);
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

  private void values(String path, Part part, Map<String, String> templates) {
    templates.forEach(
        (key, text) ->
            at(
                path + "[" + key + "]",
                () -> draft.put(part, key, SecretValue.of(texts.render(key, text)))));
  }
}
