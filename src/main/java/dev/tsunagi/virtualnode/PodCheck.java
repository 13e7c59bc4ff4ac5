package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// Will a pod of this template run on a virtual node?
public final class PodCheck {

  private PodCheck() {}

  /// Everything against it, in the order of the table.
  ///
  /// @param podTemplate an object with `spec`, e.g. a Deployment's `spec.template` or a whole Pod
  /// @param basePath where it stands, e.g. `spec.template`; empty for a Pod
  public static List<Finding> findings(JsonNode podTemplate, String basePath) {
    return PodRules.ALL.stream().flatMap(rule -> rule.findings(podTemplate, basePath)).toList();
  }
}
