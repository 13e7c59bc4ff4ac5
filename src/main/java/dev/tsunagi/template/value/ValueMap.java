package dev.tsunagi.template.value;

import module java.base;

/// Go's `map[string]interface {}`, sorted as templates walk it.
public final class ValueMap extends TreeMap<String, Object> {

  public ValueMap() {
    super(GoText.ORDER);
  }

  public ValueMap(Map<String, ?> entries) {
    this();
    putAll(entries);
  }
}
