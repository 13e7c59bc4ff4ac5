package dev.tsunagi.template.exec;

import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Types;

/// A value on its way through a pipeline.
///
/// @param boxed whether it comes out of a container of anything: Go's errors then name that type
record Value(Object it, boolean boxed) {

  /// No value at all, as a key that is not there.
  static final Value NONE = new Value(Nil.NIL, false);

  static Value of(Object it) {
    return new Value(it, false);
  }

  static Value in(Object container, Object it) {
    return new Value(it, Types.holdsAnything(container));
  }

  boolean isNone() {
    return it == Nil.NIL && !boxed;
  }

  Value unboxed() {
    return boxed ? of(it) : this;
  }

  String type() {
    return boxed ? Types.ANY : Types.name(it);
  }
}
