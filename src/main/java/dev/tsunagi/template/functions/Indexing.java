package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.StringMap;
import dev.tsunagi.template.value.TypedList;
import dev.tsunagi.template.value.Types;

/// `index`, `slice` and `len`, whose positions count bytes in texts.
final class Indexing {

  private Indexing() {}

  static int length(Object value) {
    return switch (value) {
      case String text -> GoText.length(text);
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case Nil _ -> throw new CallException("len of nil pointer");
      default -> throw new CallException("len of type " + Types.name(value));
    };
  }

  static Object at(Object item, Object index) {
    return switch (item) {
      case Nil _ -> throw new CallException("index of nil pointer");
      case List<?> list -> list.get(position(index, list.size() - 1, list.size()));
      case String text -> {
        var bytes = GoText.encode(text);
        yield bytes[position(index, bytes.length - 1, bytes.length)] & 0xFF;
      }
      case Map<?, ?> map -> entry(map, index);
      default -> throw new CallException("can't index item of type " + Types.name(item));
    };
  }

  private static Object entry(Map<?, ?> map, Object key) {
    if (key == Nil.NIL) {
      throw new CallException("value is nil; should be of type string");
    }
    if (!(key instanceof String)) {
      throw new CallException("value has type " + Types.name(key) + "; should be string");
    }
    var value = map.get(key);
    if (value != null) {
      return value;
    }
    return map instanceof StringMap ? "" : Nil.NIL;
  }

  static Object slice(Object item, List<Object> indexes) {
    if (item == Nil.NIL) {
      throw new CallException("slice of untyped nil");
    }
    if (indexes.size() > 3) {
      throw new CallException("too many slice indexes: " + indexes.size());
    }
    if (item instanceof String && indexes.size() == 3) {
      throw new CallException("cannot 3-index slice a string");
    }
    if (!(item instanceof String || item instanceof List)) {
      throw new CallException("can't slice item of type " + Types.name(item));
    }
    int length = length(item);
    var at = new int[] {0, length, length};
    for (int i = 0; i < indexes.size(); i++) {
      at[i] = position(indexes.get(i), length, length);
    }
    checkOrder(at[0], at[1]);
    checkOrder(at[1], at[2]);
    return item instanceof String text
        ? GoText.slice(text, at[0], at[1])
        : part((List<?>) item, at[0], at[1]);
  }

  static Object part(List<?> list, int from, int to) {
    var part = List.<Object>copyOf(list.subList(from, to));
    return list instanceof TypedList typed ? TypedList.of(typed.elementType(), part) : part;
  }

  private static void checkOrder(int first, int second) {
    if (first > second) {
      throw new CallException("invalid slice index: " + first + " > " + second);
    }
  }

  private static int position(Object index, int last, int length) {
    if (index == Nil.NIL) {
      throw new CallException("cannot index slice/array with nil");
    }
    if (!Types.isInteger(index)) {
      throw new CallException("cannot index slice/array with type " + Types.name(index));
    }
    long at = ((Number) index).longValue();
    if (at < 0 || at > length) {
      // Go says which index, but an index may be data.
      throw new CallException("index out of range");
    }
    if (at > last) {
      throw new CallException("reflect: slice index out of range");
    }
    return (int) at;
  }
}
