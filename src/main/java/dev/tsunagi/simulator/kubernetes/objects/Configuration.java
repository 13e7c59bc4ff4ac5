package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.schema.Defaulting;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.status.ApiException.Subject;
import dev.tsunagi.simulator.kubernetes.status.FieldError;
import dev.tsunagi.simulator.kubernetes.store.Key;

/// What a server-side apply asks for: only the fields that its manager wants to own.
final class Configuration {

  private Configuration() {}

  /// The part of `body` that the addressed part of the object takes. No defaults: they would be
  /// owned.
  static ObjectNode of(
      JsonNode body, ResourceType type, Key key, String subresource, Options options) {
    if (options.manager().isEmpty()) {
      throw ApiException.invalid(
          new Subject("meta.k8s.io", "PatchOptions", ""),
          List.of(FieldError.required("fieldManager", "is required for apply patch")));
    }
    if (!(body instanceof ObjectNode config)
        || Json.text(body, "kind").isEmpty()
        || Json.text(body, "apiVersion").isEmpty()) {
      throw ApiException.badRequest("invalid object type: apiVersion and kind must be set");
    }
    if (!Json.at(body, "metadata", "managedFields").isEmpty()) {
      throw ApiException.badRequest("metadata.managedFields must be nil");
    }
    Intake.acceptApplied(config, type, key);
    if (subresource.isEmpty()) {
      if (type.has("status")) {
        config.remove("status");
      }
      return config;
    }
    var part = Json.object();
    part.set("apiVersion", config.get("apiVersion"));
    part.set("kind", config.get("kind"));
    var metadata = Meta.of(part);
    for (var name : List.of("name", "namespace", "uid", "resourceVersion")) {
      Json.set(metadata, name, config.path("metadata").get(name));
    }
    Json.set(part, subresource, config.get(subresource));
    return part;
  }

  /// What the server adds after the merge.
  static void fill(ObjectNode merged, ResourceType type) {
    Defaulting.fill(merged, type.schema());
    KindRules.complete(merged, type);
  }
}
