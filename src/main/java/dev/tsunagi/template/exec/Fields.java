package dev.tsunagi.template.exec;

import module java.base;

import dev.tsunagi.template.value.Method;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Quote;
import dev.tsunagi.template.value.Struct;

/// Follows `.a.b.c` through maps.
final class Fields {

  private final Rendering rendering;

  Fields(Rendering rendering) {
    this.rendering = rendering;
  }

  /// @param given whether arguments were given to the last name
  Value walk(Value receiver, List<String> path, boolean given) {
    var value = receiver;
    for (int i = 0; i < path.size(); i++) {
      value = step(value, path.get(i), given && i == path.size() - 1);
      if (value.it() instanceof Method && i < path.size() - 1) {
        throw rendering.error("wrong number of args for " + path.get(i) + ": want 1 got 0");
      }
    }
    return value;
  }

  private Value step(Value receiver, String name, boolean given) {
    if (receiver.isNone()) {
      if (rendering.missingKeyError) {
        throw rendering.error("nil data; no entry for key " + Quote.quoted(name));
      }
      return Value.NONE;
    }
    return switch (receiver.it()) {
      case Nil _ -> throw rendering.error("nil pointer evaluating " + receiver.type() + "." + name);
      case Map<?, ?> map -> entry(map, name, given);
      case Struct struct when struct.field(name).isPresent() ->
          Value.of(struct.field(name).orElseThrow());
      default ->
          throw rendering.error("can't evaluate field " + name + " in type " + receiver.type());
    };
  }

  private Value entry(Map<?, ?> map, String name, boolean given) {
    if (given) {
      throw rendering.error(name + " is not a method but has arguments");
    }
    var value = map.get(name);
    if (value != null) {
      return Value.in(map, value);
    }
    if (rendering.missingKeyError) {
      throw rendering.error("map has no entry for key " + Quote.quoted(name));
    }
    return Value.NONE;
  }
}
