package dev.tsunagi.template.value;

/// Go's nil, so that no value is a Java null.
public enum Nil {
  NIL;

  @Override
  public String toString() {
    return "<nil>";
  }
}
