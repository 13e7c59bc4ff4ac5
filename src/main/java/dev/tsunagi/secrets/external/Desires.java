package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretTemplate;
import dev.tsunagi.kube.TemplateTexts;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.manifest.DesiredManifest;
import dev.tsunagi.secrets.manifest.ManifestId;
import dev.tsunagi.secrets.ownership.Ownership;
import dev.tsunagi.secrets.pipeline.Rendered;
import dev.tsunagi.secrets.pipeline.TemplateSource;
import dev.tsunagi.secrets.pipeline.Templating;
import dev.tsunagi.template.Options;
import org.jspecify.annotations.Nullable;

/// Says what the target of an ExternalSecret is to look like with the values that were read: as
/// they came, with the labels and annotations of the ExternalSecret, or as its template makes it.
final class Desires {

  private static final String PATH = "spec.target.template";

  private final TemplateTexts texts;
  private final Options options;

  Desires(TemplateTexts texts, Options options) {
    this.texts = texts;
    this.options = options;
  }

  DesiredSecret desired(ExternalSecret primary, SecretData values) {
    var template = primary.getSpec().target().template();
    return template == null ? plain(primary, values) : templated(primary, template, values);
  }

  /// For a target that is no Secret.
  DesiredManifest manifest(ExternalSecret primary, ManifestId id, SecretData values) {
    var own = primary.getMetadata();
    var target = primary.getSpec().target();
    return new DesiredManifest(
        id,
        Ownership.reference(primary.getApiVersion(), own.getName(), own.getUid()),
        target.creationPolicy(),
        target.immutable(),
        rendered(primary, target.template(), values));
  }

  private Rendered rendered(
      ExternalSecret primary, @Nullable SecretTemplate template, SecretData values) {
    var own = primary.getMetadata();
    return template == null
        ? new Rendered(
            values,
            TargetView.orEmpty(own.getLabels()),
            TargetView.orEmpty(own.getAnnotations()),
            List.of())
        : Templating.render(PATH, template, values, s -> text(own.getNamespace(), s), options);
  }

  private static DesiredSecret plain(ExternalSecret primary, SecretData values) {
    var metadata = primary.getMetadata();
    return desired(
        primary,
        null,
        values,
        new DesiredSecret.Metadata(
            TargetView.orEmpty(metadata.getLabels()),
            TargetView.orEmpty(metadata.getAnnotations()),
            List.of()));
  }

  private DesiredSecret templated(
      ExternalSecret primary, SecretTemplate template, SecretData values) {
    var namespace = primary.getMetadata().getNamespace();
    var rendered =
        Templating.render(PATH, template, values, source -> text(namespace, source), options);
    return desired(
        primary,
        template,
        rendered.data(),
        new DesiredSecret.Metadata(
            rendered.labels(), rendered.annotations(), template.metadata().finalizers()));
  }

  private String text(String namespace, TemplateSource source) {
    return switch (source) {
      case TemplateSource.OfConfigMap(var name, var key) -> texts.ofConfigMap(namespace, name, key);
      case TemplateSource.OfSecret(var name, var key) -> texts.ofSecret(namespace, name, key);
    };
  }

  private static DesiredSecret desired(
      ExternalSecret primary,
      @Nullable SecretTemplate template,
      SecretData data,
      DesiredSecret.Metadata metadata) {
    var own = primary.getMetadata();
    var target = primary.getSpec().target();
    return new DesiredSecret(
        new DesiredSecret.Owner(
            primary.getApiVersion(), own.getNamespace(), own.getName(), own.getUid()),
        new DesiredSecret.Policy(target.creationPolicy(), target.immutable()),
        Target.name(primary),
        template == null ? "" : template.type(),
        data,
        metadata);
  }
}
