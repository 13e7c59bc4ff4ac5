package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import dev.tsunagi.simulator.kubernetes.objects.Registry;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.store.Key;

/// What a path names: a collection when the name is empty, else an object or a part of it.
///
/// @param namespace empty for cluster-wide kinds and for lists over all namespaces
record Target(ResourceType type, String namespace, String name, String subresource) {

  private static final Set<String> NAMESPACE_PARTS = Set.of("status", "finalize");

  /// Throws a 404 for what is not served.
  static Target parse(List<String> path, Catalog catalog) {
    var core = path.getFirst().equals("api");
    var group = core ? "" : path.get(1);
    var version = path.get(core ? 1 : 2);
    var rest = path.subList(core ? 2 : 3, path.size());
    var namespace = "";
    if (rest.size() > 2
        && rest.getFirst().equals("namespaces")
        && !NAMESPACE_PARTS.contains(rest.get(2))) {
      namespace = rest.get(1);
      rest = rest.subList(2, rest.size());
    }
    var type = catalog.find(group, version, rest.getFirst()).orElseThrow(ApiException::unknown);
    if (!namespace.isEmpty() && !type.namespaced()) {
      throw ApiException.unknown();
    }
    return new Target(
        type,
        namespace,
        rest.size() > 1 ? rest.get(1) : "",
        String.join("/", rest.subList(Math.min(2, rest.size()), rest.size())));
  }

  Key key() {
    return Registry.key(type, namespace, name);
  }
}
