package dev.tsunagi.secrets.pipeline;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.Template;
import dev.tsunagi.template.value.Budget;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.TemplateException;

/// Renders texts over named values, all of them within one budget.
final class TemplateText {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Map<String, ?> values;
  private final Options options;
  private final Budget budget;

  private TemplateText(Map<String, ?> values, Options options) {
    this.values = values;
    this.options = options;
    this.budget = new Budget(options.limits());
  }

  /// Over the values of a provider, by their keys.
  static TemplateText over(SecretData data, Options options) {
    var values = new TreeMap<String, String>();
    data.values().forEach((key, value) -> values.put(key, GoText.decode(value.bytes())));
    return new TemplateText(values, options);
  }

  /// The bytes that the template of `key` makes.
  byte[] render(String key, String text) {
    return GoText.encode(execute(key, parse(key, text, options), values, budget));
  }

  /// The keys and values of the YAML map that the template makes; scalars become texts.
  Map<String, SecretValue> renderMap(String key, String text) {
    var rendered = execute(key, parse(key, text, options), values, budget);
    var map = new LinkedHashMap<String, SecretValue>();
    yaml(key, rendered)
        .properties()
        .forEach(m -> map.put(m.getKey(), SecretValue.of(scalar(m.getValue()))));
    return map;
  }

  static Template parse(String key, String text, Options options) {
    try {
      return Template.parse(key, text, options);
    } catch (TemplateException e) {
      throw Refusal.because(
          "unable to parse template at key %s: %s".formatted(key, e.getMessage()));
    }
  }

  static String execute(String key, Template template, Map<String, ?> values, Budget budget) {
    try {
      return template.render(values, budget);
    } catch (TemplateException e) {
      throw Refusal.because(
          "unable to execute template at key %s: %s".formatted(key, e.getMessage()));
    }
  }

  private static ObjectNode yaml(String key, String text) {
    try {
      if (YAML.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Falls through: the parser's text quotes what was rendered.
    }
    throw Refusal.because(
        "could not unmarshal template at key %s: it does not make a YAML map".formatted(key));
  }

  /// The text as YAML, or itself.
  static Object yaml(String text) {
    try {
      var read = YAML.readValue(text, Object.class);
      return read == null ? "" : read;
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static String scalar(JsonNode node) {
    return switch (node) {
      case NumericNode number -> GoNumbers.plain(number);
      case JsonNode other when other.isNull() -> "";
      case JsonNode other when other.isValueNode() -> other.asText();
      default -> node.toString();
    };
  }
}
