package dev.tsunagi.simulator.kubernetes.render;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;

/// The form in which a client wants objects: whole, as rows of a table, or their metadata alone.
public enum Shape {
  WHOLE,
  TABLE,
  METADATA;

  private static final String META_GROUP = "meta.k8s.io/v1";

  /// The first form in the `Accept` header that is known.
  public static Shape of(String accept) {
    for (var choice : accept.split(",", -1)) {
      if (choice.contains("g=meta.k8s.io")
          && choice.contains("v=v1")
          && !choice.contains("v=v1beta1")) {
        return choice.contains("as=Table") ? TABLE : METADATA;
      }
      if (choice.strip().equals("application/json")) {
        return WHOLE;
      }
    }
    return WHOLE;
  }

  /// One object in this form.
  public JsonNode one(ObjectNode object, ResourceType type, Tables tables) {
    return switch (this) {
      case WHOLE -> object;
      case TABLE -> tables.of(List.of(object), listMeta(object), type);
      case METADATA -> metadata(object);
    };
  }

  /// A list in this form; `meta` is the list's own metadata.
  public ObjectNode list(
      List<ObjectNode> objects, ObjectNode meta, ResourceType type, Tables tables) {
    if (this == TABLE) {
      return tables.of(objects, meta, type);
    }
    var whole = this == WHOLE;
    var list = Json.object();
    list.put("kind", whole ? type.kind() + "List" : "PartialObjectMetadataList");
    list.put("apiVersion", whole ? type.apiVersion() : META_GROUP);
    list.set("metadata", meta);
    var items = list.putArray("items");
    objects.forEach(object -> items.add(whole ? object : metadata(object)));
    return list;
  }

  private static ObjectNode listMeta(ObjectNode object) {
    var meta = Json.object();
    Json.set(meta, "resourceVersion", Json.at(object, "metadata", "resourceVersion"));
    return meta;
  }

  static ObjectNode metadata(ObjectNode object) {
    var part = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", META_GROUP);
    Json.set(part, "metadata", object.get("metadata"));
    return part;
  }
}
