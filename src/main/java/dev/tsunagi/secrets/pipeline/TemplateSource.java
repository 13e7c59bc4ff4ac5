package dev.tsunagi.secrets.pipeline;

/// Where a template text comes from. Handed to [Templating] as a lookup, so that rendering itself
/// reads nothing.
public sealed interface TemplateSource {

  String name();

  String key();

  record OfConfigMap(String name, String key) implements TemplateSource {}

  record OfSecret(String name, String key) implements TemplateSource {}
}
