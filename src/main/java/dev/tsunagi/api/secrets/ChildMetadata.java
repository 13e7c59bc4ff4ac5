package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;

/// All the labels and annotations of the objects that are made of a template for a cluster.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChildMetadata(Map<String, String> annotations, Map<String, String> labels) {

  public static final ChildMetadata NONE = new ChildMetadata(Map.of(), Map.of());

  public ChildMetadata {
    annotations = Completed.map(annotations);
    labels = Completed.map(labels);
  }
}
