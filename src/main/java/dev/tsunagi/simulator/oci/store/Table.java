package dev.tsunagi.simulator.oci.store;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;

/// Resources of one type by OCID, in the order of their creation.
public final class Table<T extends Resource> {

  private final Map<String, T> rows = new LinkedHashMap<>();

  public T add(T resource) {
    rows.put(resource.id(), resource);
    return resource;
  }

  public Optional<T> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /// The resource; 404 when there is none.
  public T get(String id) {
    return find(id).orElseThrow(OciError::notAuthorizedOrNotFound);
  }

  public Stream<T> stream() {
    return rows.values().stream();
  }
}
