package dev.tsunagi.simulator.oci.kms;

import module java.base;

import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.wire.Call;

/// `sortBy` and `sortOrder` of vault and key lists: the newest first, or by name from A to Z.
final class Sorting {

  private Sorting() {}

  static <T extends Resource> Stream<T> sorted(
      Call call, Stream<T> resources, Function<T, String> name) {
    var byName = "DISPLAYNAME".equals(call.choice("sortBy", Set.of("TIMECREATED", "DISPLAYNAME")));
    var order = call.choice("sortOrder", Set.of("ASC", "DESC"));
    var ascending = order == null ? byName : order.equals("ASC");
    Comparator<T> comparator =
        byName ? Comparator.comparing(name) : Comparator.comparing(Resource::timeCreated);
    return resources.sorted(ascending ? comparator : comparator.reversed());
  }
}
