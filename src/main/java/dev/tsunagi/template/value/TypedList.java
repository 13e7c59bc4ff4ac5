package dev.tsunagi.template.value;

import module java.base;

/// A Go slice of one element type; a plain {@link List} is a slice of anything.
public final class TypedList extends AbstractList<Object> {

  private final String elementType;
  private final List<?> elements;

  private TypedList(String elementType, List<?> elements) {
    this.elementType = elementType;
    this.elements = elements;
  }

  public static TypedList strings(List<String> elements) {
    return new TypedList("string", elements);
  }

  public static TypedList ints(List<Integer> elements) {
    return new TypedList("int", elements);
  }

  public static TypedList of(String elementType, List<?> elements) {
    return new TypedList(elementType, elements);
  }

  public String elementType() {
    return elementType;
  }

  @Override
  public Object get(int index) {
    return elements.get(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}
