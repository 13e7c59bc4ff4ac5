package dev.tsunagi.template.call;

import module java.base;

import dev.tsunagi.template.value.Budget;
import dev.tsunagi.template.value.ValueMap;

/// The arguments of one call, which fit the signature, and what the call may use up.
public record Arguments(List<Object> all, Budget budget) {

  public int size() {
    return all.size();
  }

  public Object get(int index) {
    return all.get(index);
  }

  public String text(int index) {
    return (String) all.get(index);
  }

  public int integer(int index) {
    return (Integer) all.get(index);
  }

  public boolean bool(int index) {
    return (Boolean) all.get(index);
  }

  /// A map that `set` may write to; a nil one is empty and new.
  public ValueMap map(int index) {
    return all.get(index) instanceof ValueMap map ? map : new ValueMap();
  }

  /// The arguments from that place on.
  public List<Object> from(int index) {
    return all.subList(Math.min(index, all.size()), all.size());
  }
}
