package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.virtualnode.PodShape;
import dev.tsunagi.virtualnode.PodSize;

/// What one pod of a workload takes. Pure.
final class PodSizes {

  private static final JsonMapper JSON = new JsonMapper();

  private PodSizes() {}

  /// On AMD, as the workload does not know the shape of the nodes.
  static Optional<PodSize> of(Rendering rendering) {
    return PodSize.of(
        JSON.<JsonNode>valueToTree(PodTemplates.of(rendering)), PodShape.ALL.getFirst());
  }
}
