package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.status.ApiException.Subject;
import dev.tsunagi.simulator.kubernetes.store.Key;
import dev.tsunagi.simulator.kubernetes.store.Store;

/// Whether a namespace takes new objects.
record Namespaces(Store store) {

  static final String RESOURCE = "namespaces";

  /// Throws a 404 when it does not exist, a 403 when it is being deleted.
  void checkOpen(ResourceType type, String namespace, String name) {
    if (!type.namespaced()) {
      return;
    }
    var found = store.get(new Key(RESOURCE, "", namespace));
    if (found == null) {
      throw ApiException.notFound(new Subject("", RESOURCE, namespace));
    }
    if (Meta.isDeleting(found) || Json.text(found, "status", "phase").equals("Terminating")) {
      throw ApiException.forbidden(
              type.subject(name),
              "unable to create new content in namespace %s because it is being terminated"
                  .formatted(namespace))
          .cause(
              "NamespaceTerminating",
              "namespace %s is being terminated".formatted(namespace),
              "metadata.namespace");
    }
  }
}
