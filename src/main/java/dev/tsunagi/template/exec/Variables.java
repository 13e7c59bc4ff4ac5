package dev.tsunagi.template.exec;

import module java.base;

/// The variables of one template under execution; inner ones hide outer ones.
final class Variables {

  private record Variable(String name, Value value) {}

  private final List<Variable> stack = new ArrayList<>();

  Variables(Value root) {
    push("$", root);
  }

  void push(String name, Value value) {
    stack.add(new Variable(name, value));
  }

  int mark() {
    return stack.size();
  }

  void pop(int mark) {
    stack.subList(mark, stack.size()).clear();
  }

  /// Sets the innermost variable of that name; false when there is none.
  boolean set(String name, Value value) {
    int at = find(name);
    if (at >= 0) {
      stack.set(at, new Variable(name, value));
    }
    return at >= 0;
  }

  /// Sets one of the newest variables, counted from 1.
  void setTop(int nth, Value value) {
    int at = stack.size() - nth;
    stack.set(at, new Variable(stack.get(at).name, value));
  }

  /// The parser has seen to it that there is one.
  Value get(String name) {
    return stack.get(find(name)).value;
  }

  private int find(String name) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (stack.get(i).name.equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
