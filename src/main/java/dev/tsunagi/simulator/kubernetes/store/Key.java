package dev.tsunagi.simulator.kubernetes.store;

import module java.base;

/// Where an object is: `resource` names the collection, as in `deployments.apps`. The namespace of
/// a cluster-wide object is empty.
public record Key(String resource, String namespace, String name) {

  static final Comparator<Key> ORDER =
      Comparator.comparing(Key::namespace).thenComparing(Key::name);
}
