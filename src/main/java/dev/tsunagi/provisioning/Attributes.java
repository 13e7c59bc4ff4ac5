package dev.tsunagi.provisioning;

import module java.base;

import org.jspecify.annotations.Nullable;

/// What is told of a resource, by name. What OCI does not say is left out.
public final class Attributes {

  private final SortedMap<String, String> all = new TreeMap<>();

  public Attributes with(String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      all.put(name, value.toString());
    }
    return this;
  }

  public Map<String, String> toMap() {
    return Collections.unmodifiableMap(all);
  }
}
