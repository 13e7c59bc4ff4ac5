package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Printer;
import dev.tsunagi.template.value.TypedList;
import dev.tsunagi.template.value.Values;

/// Sprig's arithmetic.
final class Numbers {

  private Numbers() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("atoi", "string", a -> Values.integer(atoi(a.text(0))))
        .add("int", "any", a -> Values.integer(Casts.integer(a.get(0))))
        .add("int64", "any", a -> Casts.integer(a.get(0)))
        .add("float64", "any", a -> Casts.real(a.get(0)))
        .add("toDecimal", "any", Numbers::octal)
        .add("add1", "any", a -> Casts.integer(a.get(0)) + 1)
        .add("add", "any...", a -> integers(a).sum())
        .add("sub", "any any", a -> Casts.integer(a.get(0)) - Casts.integer(a.get(1)))
        .add("mul", "any any...", a -> integers(a).reduce(1, (x, y) -> x * y))
        .add("div", "any any", a -> divided(a, false))
        .add("mod", "any any", a -> divided(a, true))
        .add("max", "any any...", a -> integers(a).max().orElseThrow())
        .add("biggest", "any any...", a -> integers(a).max().orElseThrow())
        .add("min", "any any...", a -> integers(a).min().orElseThrow())
        .add("maxf", "any any...", a -> reals(a).reduce(Math::max).orElseThrow())
        .add("minf", "any any...", a -> reals(a).reduce(Math::min).orElseThrow())
        .add("ceil", "any", a -> Math.ceil(Casts.real(a.get(0))))
        .add("floor", "any", a -> Math.floor(Casts.real(a.get(0))))
        .add("round", "any int float...", Numbers::round)
        .add("add1f", "any", a -> decimal(a.get(0)).add(BigDecimal.ONE).doubleValue())
        .add("addf", "any...", a -> folded(a, BigDecimal::add))
        .add("subf", "any any...", a -> folded(a, BigDecimal::subtract))
        .add("mulf", "any any...", a -> folded(a, BigDecimal::multiply))
        .add("divf", "any any...", a -> folded(a, Numbers::quotient))
        .add("until", "int", a -> range(a, 0, a.integer(0), a.integer(0) < 0 ? -1 : 1))
        .add("untilStep", "int int int", a -> range(a, a.integer(0), a.integer(1), a.integer(2)))
        .add("seq", "int...", Numbers::seq)
        .functions();
  }

  private static long atoi(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static Object octal(Arguments a) {
    try {
      return Long.parseLong(Printer.text(a.get(0), a.budget()), 8);
    } catch (NumberFormatException _) {
      return 0L;
    }
  }

  private static LongStream integers(Arguments a) {
    return a.all().stream().mapToLong(Casts::integer);
  }

  private static DoubleStream reals(Arguments a) {
    return a.all().stream().mapToDouble(Casts::real);
  }

  private static Object divided(Arguments a, boolean rest) {
    long by = Casts.integer(a.get(1));
    if (by == 0) {
      throw new CallException("runtime error: integer divide by zero");
    }
    long number = Casts.integer(a.get(0));
    return rest ? number % by : number / by;
  }

  private static Object round(Arguments a) {
    double on = a.size() > 2 ? (Double) a.get(2) : .5;
    double power = Math.pow(10, a.integer(1));
    double digit = power * Casts.real(a.get(0));
    double fraction = digit - (digit < 0 ? Math.ceil(digit) : Math.floor(digit));
    return (fraction >= on ? Math.ceil(digit) : Math.floor(digit)) / power;
  }

  private static BigDecimal decimal(Object value) {
    double real = Casts.real(value);
    if (!Double.isFinite(real)) {
      throw new CallException("cannot create a Decimal from a number that is not finite");
    }
    return BigDecimal.valueOf(real);
  }

  private static Object folded(Arguments a, BinaryOperator<BigDecimal> step) {
    if (a.size() == 0) {
      return 0.0;
    }
    var result = decimal(a.get(0));
    for (var next : a.from(1)) {
      // Products of many long numbers would grow without bounds.
      result = step.apply(result, decimal(next)).round(new MathContext(400));
    }
    return result.doubleValue();
  }

  private static BigDecimal quotient(BigDecimal number, BigDecimal by) {
    if (by.signum() == 0) {
      throw new CallException("decimal division by 0");
    }
    return number.divide(by, 16, RoundingMode.HALF_UP);
  }

  private static TypedList range(Arguments a, long start, long stop, long step) {
    boolean down = stop < start;
    if (start == stop || (down ? step >= 0 : step <= 0)) {
      return TypedList.ints(List.of());
    }
    long count = (Math.abs(stop - start) + Math.abs(step) - 1) / Math.abs(step);
    a.budget().room(count);
    return TypedList.ints(
        LongStream.range(0, count).mapToObj(i -> (int) (start + i * step)).toList());
  }

  private static String seq(Arguments a) {
    if (a.size() == 0 || a.size() > 3) {
      return "";
    }
    long start = a.size() == 1 ? 1 : a.integer(0);
    long end = a.integer(a.size() - 1);
    long sense = end < start ? -1 : 1;
    long step = a.size() == 3 ? a.integer(1) : sense;
    if (end < start && step > 0) {
      return "";
    }
    return range(a, start, end + sense, step).stream()
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
