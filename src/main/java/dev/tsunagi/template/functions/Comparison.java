package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Types;

/// Go's comparisons: integers with integers, floats with floats, and nothing across.
final class Comparison {

  private enum Basic {
    NONE,
    BOOL,
    INT,
    FLOAT,
    STRING
  }

  private Comparison() {}

  private static Basic basic(Object value) {
    return switch (value) {
      case Boolean _ -> Basic.BOOL;
      case Integer _, Long _ -> Basic.INT;
      case Double _ -> Basic.FLOAT;
      case String _ -> Basic.STRING;
      default -> Basic.NONE;
    };
  }

  static boolean equal(Object first, List<Object> others) {
    if (others.isEmpty()) {
      throw new CallException("missing argument for comparison");
    }
    for (var other : others) {
      if (equal(first, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(Object first, Object other) {
    var basic = basic(first);
    if (first == Nil.NIL || other == Nil.NIL) {
      return first == other;
    }
    if (basic != basic(other)) {
      throw incompatible(first, other);
    }
    return switch (basic) {
      case INT -> ((Number) first).longValue() == ((Number) other).longValue();
      case FLOAT -> (double) first == (double) other;
      case BOOL, STRING -> first.equals(other);
      // Go shows the value here.
      case NONE -> throw new CallException("non-comparable type " + Types.name(other));
    };
  }

  static boolean less(Object first, Object second) {
    var basic = basic(first);
    if (basic == Basic.NONE || basic(second) == Basic.NONE) {
      throw new CallException("invalid type for comparison");
    }
    if (basic != basic(second)) {
      throw incompatible(first, second);
    }
    return switch (basic) {
      case INT -> ((Number) first).longValue() < ((Number) second).longValue();
      case FLOAT -> (double) first < (double) second;
      case STRING -> GoText.ORDER.compare((String) first, (String) second) < 0;
      default -> throw new CallException("invalid type for comparison");
    };
  }

  static boolean lessOrEqual(Object first, Object second) {
    return less(first, second) || equal(first, second);
  }

  private static CallException incompatible(Object first, Object second) {
    return new CallException(
        "incompatible types for comparison: " + Types.name(first) + " and " + Types.name(second));
  }
}
