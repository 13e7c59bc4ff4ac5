package dev.tsunagi.template.value;

import module java.base;

/// Go's ways to write a float.
public final class Floats {

  private Floats() {}

  /// `%v` and `%g`: with an exponent when that is shorter.
  ///
  /// @param precision significant digits, or -1 for as many as the value needs
  public static String general(double value, int precision) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    var digits = digits(value, precision);
    int exponent = digits.precision() - digits.scale() - 1;
    if (value == 0) {
      exponent = 0;
    }
    int limit = precision >= 0 ? Math.max(precision, 1) : 6;
    return exponent < -4 || exponent >= limit
        ? sign(value) + scientific(digits.abs(), -1, 'e')
        : sign(value) + digits.abs().toPlainString();
  }

  private static BigDecimal digits(double value, int precision) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    var exact = precision < 0 ? shortest(value) : new BigDecimal(value);
    var rounded =
        precision < 0
            ? exact
            : exact.round(new MathContext(Math.max(precision, 1), RoundingMode.HALF_EVEN));
    return rounded.stripTrailingZeros();
  }

  private static BigDecimal shortest(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros();
  }

  /// `%e`; precision -1 for as many digits as the value needs.
  public static String exponent(double value, int precision, char letter) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    var digits = precision < 0 ? shortest(value) : new BigDecimal(value);
    return sign(value) + scientific(digits.abs(), precision, letter);
  }

  private static String scientific(BigDecimal digits, int precision, char letter) {
    var rounded =
        precision < 0 || digits.signum() == 0
            ? digits
            : digits.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    int exponent = digits.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    var mantissa = rounded.movePointLeft(exponent);
    if (precision >= 0) {
      mantissa = mantissa.setScale(precision, RoundingMode.HALF_EVEN);
    } else if (mantissa.signum() != 0) {
      mantissa = mantissa.stripTrailingZeros();
    }
    return mantissa.toPlainString()
        + letter
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /// `%f`; precision -1 for as many digits as the value needs.
  public static String fixed(double value, int precision) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    var digits =
        precision < 0
            ? shortest(value)
            : new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN);
    return sign(value) + digits.abs().toPlainString();
  }

  private static String sign(double value) {
    return Math.copySign(1, value) < 0 ? "-" : "";
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  }
}
