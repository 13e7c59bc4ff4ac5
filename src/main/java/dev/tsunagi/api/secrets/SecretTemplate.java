package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;

/// How values become the Secret: its keys, labels, annotations and type, as Go templates.
///
/// @param data key to template of its value
/// @param type the type of the Secret; empty for `Opaque`
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SecretTemplate(
    Map<String, String> data,
    EngineVersion engineVersion,
    MergePolicy mergePolicy,
    Metadata metadata,
    List<TemplateFrom> templateFrom,
    String type) {

  public SecretTemplate {
    data = Completed.map(data);
    engineVersion = Completed.or(engineVersion, EngineVersion.V2);
    mergePolicy = Completed.or(mergePolicy, MergePolicy.REPLACE);
    metadata = Completed.or(metadata, Metadata.NONE);
    templateFrom = Completed.list(templateFrom);
    type = Completed.text(type);
  }

  /// The one engine there is.
  public enum EngineVersion {
    @JsonProperty("v2")
    V2
  }

  /// What becomes of values that no template names.
  public enum MergePolicy {
    @JsonProperty("Replace")
    REPLACE,
    @JsonProperty("Merge")
    MERGE
  }

  /// Metadata of the Secret; the values are templates.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Metadata(
      Map<String, String> annotations, List<String> finalizers, Map<String, String> labels) {

    public static final Metadata NONE = new Metadata(Map.of(), List.of(), Map.of());

    public Metadata {
      annotations = Completed.map(annotations);
      finalizers = Completed.list(finalizers);
      labels = Completed.map(labels);
    }
  }
}
