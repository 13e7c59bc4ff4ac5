package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSource;
import dev.tsunagi.kube.SourceSecrets;
import dev.tsunagi.kube.TemplateTexts;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.generator.Generators;
import dev.tsunagi.secrets.pipeline.TemplateSource;
import dev.tsunagi.secrets.pipeline.Templating;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.template.Options;
import io.fabric8.kubernetes.api.model.Secret;

/// Reads the Secrets that a PushSecret pushes, all of its own namespace, or has a generator make
/// one up, and lays its template over them.
record Sources(
    SourceSecrets secrets, TemplateTexts texts, Options templates, Generators generators) {

  /// What ESO names the Secret that a generator made up and that is nowhere kept.
  private static final String GENERATED = "___generated-secret";

  /// What was read.
  ///
  /// @param isMissing whether a Secret that is named is not there
  /// @param hashes name to hash of each, see [SourceView]; what was made up is like no other
  record Gathered(List<SourceSecret> sources, boolean isMissing, Map<String, String> hashes) {}

  Gathered gather(PushSecret primary) {
    var namespace = primary.getMetadata().getNamespace();
    var source = primary.getSpec().selector();
    var generator = source.generatorRef();
    if (generator != null && source.generates()) {
      return generated(primary, generators.generate(generator, namespace));
    }
    var wanted = source.secret();
    var found = wanted == null ? List.<Secret>of() : read(namespace, wanted);
    var hashes = new TreeMap<String, String>();
    found.forEach(s -> hashes.put(s.getMetadata().getName(), SourceView.hash(s)));
    return new Gathered(
        found.stream().map(secret -> source(primary, secret)).toList(),
        found.isEmpty() && wanted != null && !wanted.name().isEmpty(),
        hashes);
  }

  private Gathered generated(PushSecret primary, SecretData data) {
    var plain = new SourceSecret(data, new Push.Source(GENERATED, "", Map.of(), Map.of()));
    var hashes = Map.of(GENERATED, UUID.randomUUID().toString());
    return new Gathered(List.of(templated(primary, plain)), false, hashes);
  }

  private List<Secret> read(String namespace, PushSource.Secrets wanted) {
    if (!wanted.name().isEmpty()) {
      return secrets.named(namespace, wanted.name()).stream().toList();
    }
    var selector = wanted.selector();
    return selector == null ? List.of() : secrets.labelled(namespace, selector);
  }

  private SourceSecret source(PushSecret primary, Secret secret) {
    var metadata = secret.getMetadata();
    var plain =
        new SourceSecret(
            SourceView.dataOf(secret),
            new Push.Source(
                metadata.getName(),
                Objects.requireNonNullElse(secret.getType(), ""),
                SourceView.orEmpty(metadata.getLabels()),
                SourceView.orEmpty(metadata.getAnnotations())));
    return templated(primary, plain);
  }

  /// What the template makes lies over what the Secret has, which stays.
  private SourceSecret templated(PushSecret primary, SourceSecret plain) {
    var template = primary.getSpec().template();
    if (template == null) {
      return plain;
    }
    var namespace = primary.getMetadata().getNamespace();
    var rendered =
        Templating.render(
            "spec.template", template, plain.data(), source -> text(namespace, source), templates);
    var source = plain.source();
    return new SourceSecret(
        overlaid(plain.data(), rendered.data()),
        new Push.Source(
            source.name(),
            template.type().isEmpty() ? source.type() : template.type(),
            overlaid(source.labels(), rendered.labels()),
            overlaid(source.annotations(), rendered.annotations())));
  }

  private static SecretData overlaid(SecretData plain, SecretData rendered) {
    return plain.overlaidWith(rendered);
  }

  private static Map<String, String> overlaid(Map<String, String> plain, Map<String, String> more) {
    var all = new TreeMap<>(plain);
    all.putAll(more);
    return all;
  }

  private String text(String namespace, TemplateSource source) {
    return switch (source) {
      case TemplateSource.OfConfigMap(var name, var key) -> texts.ofConfigMap(namespace, name, key);
      case TemplateSource.OfSecret(var name, var key) -> texts.ofSecret(namespace, name, key);
    };
  }
}
