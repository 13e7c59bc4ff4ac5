package dev.tsunagi.simulator.kubernetes.store;

import module java.base;

/// Where an object is: `resource` names the collection, as in `deployments.apps`. The namespace of
/// a cluster-wide object is empty.
public record Key(String resource, String namespace, String name) {

  /// By namespace, then by name; written out, since each request compares a dozen.
  static final Comparator<Key> ORDER =
      (one, other) -> {
        var byNamespace = one.namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : one.name.compareTo(other.name);
      };
}
