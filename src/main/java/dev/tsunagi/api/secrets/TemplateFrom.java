package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// Templates that live elsewhere, or in place as `literal`.
///
/// @param target what they make: `Data`, `Annotations` or `Labels` in any case, or for a manifest a
///     path in it
/// @param valuesDecodingStrategy decodes the values that were rendered, not their keys
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TemplateFrom(
    @Nullable Source configMap,
    @Nullable Source secret,
    String literal,
    String target,
    DecodingStrategy valuesDecodingStrategy) {

  public TemplateFrom {
    literal = Completed.text(literal);
    target = Completed.or(target, "Data");
    valuesDecodingStrategy = Completed.or(valuesDecodingStrategy, DecodingStrategy.NONE);
  }

  /// Keys of one ConfigMap or Secret in the namespace of the ExternalSecret.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Source(
      @JsonInclude(JsonInclude.Include.ALWAYS) String name,
      @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {

    public Source {
      name = Completed.text(name);
      items = Completed.list(items);
    }
  }

  /// One key of a source.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Item(@JsonInclude(JsonInclude.Include.ALWAYS) String key, TemplateAs templateAs) {

    public Item {
      key = Completed.text(key);
      templateAs = Completed.or(templateAs, TemplateAs.VALUES);
    }
  }

  /// What the text of an item is a template of.
  public enum TemplateAs {
    /// Of the value for the item's own key.
    @JsonProperty("Values")
    VALUES,
    /// Of a YAML map of keys and values.
    @JsonProperty("KeysAndValues")
    KEYS_AND_VALUES
  }
}
