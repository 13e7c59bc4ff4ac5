package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.schema.Defaulting;
import dev.tsunagi.simulator.kubernetes.schema.Pruning;
import dev.tsunagi.simulator.kubernetes.schema.Validation;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.store.Key;

/// Makes an object of what a client sent: the right kind, known fields only, defaults in place.
final class Intake {

  private Intake() {}

  /// Changes `body`. Throws a 400 for what is not such an object.
  static void accept(JsonNode body, ResourceType type, Key key, Options options) {
    if (!(body instanceof ObjectNode object)) {
      throw ApiException.badRequest("the request body is not a Kubernetes object");
    }
    identify(object, type, key);
    strip(object, type, options);
    if (!type.isCustom()) {
      checkTypes(object, type);
    }
  }

  /// What a server-side apply asks for: no defaults, they would be owned, and nothing unknown.
  static void acceptApplied(ObjectNode object, ResourceType type, Key key) {
    identify(object, type, key);
    var unknown = Pruning.prune(object, type.schema());
    if (!unknown.isEmpty()) {
      var texts =
          unknown.stream().map(path -> "." + path + ": field not declared in schema").toList();
      throw new ApiException(
          500,
          "",
          "failed to create typed patch object (%s/%s; %s, Kind=%s): %s"
              .formatted(
                  key.namespace(),
                  key.name(),
                  type.apiVersion(),
                  type.kind(),
                  texts.size() == 1
                      ? texts.getFirst()
                      : "errors:\n  " + String.join("\n  ", texts)));
    }
    if (!type.isCustom()) {
      checkTypes(object, type);
    }
  }

  private static void identify(ObjectNode object, ResourceType type, Key key) {
    expect(object, "kind", type.kind());
    expect(object, "apiVersion", type.apiVersion());
    if (object.has("metadata") && !object.path("metadata").isObject()) {
      throw unreadable(
          type, "json: cannot unmarshal into Go struct field .metadata of type v1.ObjectMeta");
    }
    var namespace = Meta.namespace(object);
    if (type.namespaced() && !namespace.isEmpty() && !namespace.equals(key.namespace())) {
      throw ApiException.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (type.namespaced()) {
      Meta.of(object).put("namespace", key.namespace());
    } else {
      Meta.of(object).remove("namespace");
    }
    if (!key.name().isEmpty()) {
      var name = Meta.name(object);
      if (!name.isEmpty() && !name.equals(key.name())) {
        throw ApiException.badRequest(
            "the name of the object (%s) does not match the name on the URL (%s)"
                .formatted(name, key.name()));
      }
      Meta.of(object).put("name", key.name());
    }
  }

  private static void expect(ObjectNode object, String field, String wanted) {
    var given = Json.text(object, field);
    if (!given.isEmpty() && !given.equals(wanted)) {
      throw ApiException.badRequest(
          "the %s in the data (%s) does not match the expected %s (%s)"
              .formatted(field, given, field, wanted));
    }
    object.put(field, wanted);
  }

  private static void strip(ObjectNode object, ResourceType type, Options options) {
    var unknown =
        Pruning.prune(object, type.schema()).stream()
            .map(path -> "unknown field \"" + path + "\"")
            .toList();
    if (!unknown.isEmpty() && options.onUnknown() == Options.OnUnknown.STRICT) {
      throw unreadable(type, "strict decoding error: " + String.join(", ", unknown));
    }
    if (options.onUnknown() == Options.OnUnknown.WARN) {
      unknown.stream()
          .filter(w -> !options.warnings().contains(w))
          .forEach(options.warnings()::add);
    }
    Defaulting.fill(object, type.schema());
  }

  /// Built-in kinds are read into Go structs before anything else looks at them.
  private static void checkTypes(ObjectNode object, ResourceType type) {
    for (var error : Validation.check(object, null, type.schema())) {
      if (!error.message().startsWith("Invalid value: \"null\"")
          && error.message().contains("must be of type")) {
        var wanted = error.message().replaceFirst(".*must be of type ([^:]*):.*", "$1");
        var given = error.message().replaceFirst("Invalid value: (.*?): .*", "$1");
        throw unreadable(
            type,
            "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
                .formatted(given.replace("\"", ""), type.kind(), error.field(), wanted));
      }
    }
  }

  private static ApiException unreadable(ResourceType type, String detail) {
    return ApiException.badRequest(
        "%s in version \"%s\" cannot be handled as a %s: %s"
            .formatted(type.kind(), type.version(), type.kind(), detail));
  }
}
