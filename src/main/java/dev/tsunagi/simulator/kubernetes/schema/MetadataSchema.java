package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;

/// The schema of the metadata that a CRD author does not write down.
public final class MetadataSchema {

  private static final ObjectNode OBJECT_META =
      Json.constant(
          """
          {'type': 'object', 'x-kubernetes-struct': true, 'properties': {
            'name': {'type': 'string'}, 'generateName': {'type': 'string'},
            'namespace': {'type': 'string'}, 'selfLink': {'type': 'string'},
            'uid': {'type': 'string'}, 'resourceVersion': {'type': 'string'},
            'generation': {'type': 'integer', 'format': 'int64'},
            'creationTimestamp': {'type': 'string', 'format': 'date-time', 'nullable': true},
            'deletionTimestamp': {'type': 'string', 'format': 'date-time'},
            'deletionGracePeriodSeconds': {'type': 'integer', 'format': 'int64'},
            'labels': {'type': 'object', 'additionalProperties': {'type': 'string'}},
            'annotations': {'type': 'object', 'additionalProperties': {'type': 'string'}},
            'finalizers': {'type': 'array', 'items': {'type': 'string'},
              'x-kubernetes-list-type': 'set'},
            'ownerReferences': {'type': 'array', 'x-kubernetes-list-type': 'map',
              'x-kubernetes-list-map-keys': ['uid'],
              'items': {'type': 'object', 'x-kubernetes-map-type': 'atomic', 'properties': {
                'apiVersion': {'type': 'string'}, 'kind': {'type': 'string'},
                'name': {'type': 'string'}, 'uid': {'type': 'string'},
                'controller': {'type': 'boolean'}, 'blockOwnerDeletion': {'type': 'boolean'}}}},
            'managedFields': {'type': 'array',
              'items': {'type': 'object', 'x-kubernetes-preserve-unknown-fields': true}}}}
          """);

  private MetadataSchema() {}

  /// The schema of a whole object: the author's, with `apiVersion`, `kind` and `metadata` made
  /// full.
  public static Schema complete(JsonNode authored) {
    var root = Json.object();
    if (authored instanceof ObjectNode fields) {
      root.setAll(fields);
    }
    var properties = Json.object();
    properties.putObject("apiVersion").put("type", "string");
    properties.putObject("kind").put("type", "string");
    if (root.path("properties") instanceof ObjectNode own) {
      properties.setAll(own);
    }
    properties.set("metadata", OBJECT_META);
    root.set("properties", properties);
    return new Schema(root.put("type", "object"));
  }
}
