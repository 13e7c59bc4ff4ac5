package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.status.FieldError;

/// The metadata that only the server writes: identity, generation, resource version.
final class Lifecycle {

  private static final List<String> IDENTITY =
      List.of(
          "name",
          "generateName",
          "namespace",
          "uid",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "generation",
          "resourceVersion");

  private Lifecycle() {}

  /// Gives a new object its identity, in place. A status comes later, by its own subresource.
  static ObjectNode begin(ObjectNode object, ResourceType type, Instant now) {
    var metadata = Meta.of(object);
    metadata.remove(
        List.of("resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"));
    metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", Meta.time(now));
    if (type.has("counted")) {
      metadata.put("generation", 1L);
    } else {
      metadata.remove("generation");
    }
    if (type.has("status") && !type.is("Node", "")) {
      object.remove("status");
    }
    return object;
  }

  static void checkPreconditions(ObjectNode current, ObjectNode wanted, ResourceType type) {
    if (Meta.resourceVersion(wanted).isEmpty() && type.isCustom()) {
      throw ApiException.invalid(
          type.kindSubject(Meta.name(current)),
          List.of(
              FieldError.invalid(
                  "metadata.resourceVersion", "0x0", "must be specified for an update")));
    }
    checkIdentity(current, wanted, type);
  }

  /// Throws a 409 when the writer thought of another state, or another object of that name.
  static void checkIdentity(ObjectNode current, ObjectNode wanted, ResourceType type) {
    var version = Meta.resourceVersion(wanted);
    if (!version.isEmpty() && !version.equals(Meta.resourceVersion(current))) {
      throw ApiException.modified(type.subject(Meta.name(current)));
    }
    var uid = Meta.uid(wanted);
    if (!uid.isEmpty() && !uid.equals(Meta.uid(current))) {
      throw ApiException.conflict(
          type.subject(Meta.name(current)),
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(uid, Meta.uid(current)));
    }
  }

  /// What of `wanted` the addressed part takes, over what stays of `current`. A new tree.
  static ObjectNode isolate(
      ObjectNode current, ObjectNode wanted, ResourceType type, String subresource) {
    if (subresource.isEmpty()) {
      var next = wanted.deepCopy();
      keepIdentity(current, next);
      if (type.has("status")) {
        Json.set(next, "status", current.get("status"));
      }
      return next;
    }
    var next = current.deepCopy();
    Json.set(next, subresource, wanted.get(subresource));
    Json.set(Meta.of(next), "managedFields", Json.at(wanted, "metadata", "managedFields"));
    return next;
  }

  static void keepIdentity(ObjectNode current, ObjectNode next) {
    var metadata = Meta.of(next);
    IDENTITY.forEach(name -> Json.set(metadata, name, current.path("metadata").get(name)));
  }

  /// Raises the generation when what users ask for has changed.
  static void count(ObjectNode current, ObjectNode next, ResourceType type) {
    if (!type.has("counted") || request(current, type).equals(request(next, type))) {
      return;
    }
    var generation = Json.at(current, "metadata", "generation").asLong();
    Meta.of(next).put("generation", generation + 1);
  }

  private static JsonNode request(ObjectNode object, ResourceType type) {
    if (!type.isCustom()) {
      return object.path("spec");
    }
    ObjectNode request = Json.object().setAll(object);
    request.remove(List.of("metadata", "apiVersion"));
    if (type.has("status")) {
      request.remove("status");
    }
    return request;
  }

  /// Whether the last finalizer of an object that is being deleted has gone.
  static boolean isOver(ObjectNode object) {
    return Meta.isDeleting(object)
        && Meta.finalizers(object).isEmpty()
        && !(isNamespace(object) && !Json.at(object, "spec", "finalizers").isEmpty());
  }

  static boolean isNamespace(ObjectNode object) {
    return Json.text(object, "kind").equals("Namespace")
        && Json.text(object, "apiVersion").equals("v1");
  }
}
