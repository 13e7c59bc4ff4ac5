package dev.tsunagi.template.value;

import module java.base;

/// Go's `map[string]string`: sorted, and told apart from a map of anything by its type only.
public final class StringMap extends TreeMap<String, Object> {

  public StringMap(Map<String, String> entries) {
    super(GoText.ORDER);
    putAll(entries);
  }
}
