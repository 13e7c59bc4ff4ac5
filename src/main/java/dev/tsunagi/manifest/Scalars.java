package dev.tsunagi.manifest;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads scalars as kubectl does: `yes` is true, `0644` is octal, a date is a text.
final class Scalars {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?<digits>0x\\p{XDigit}+|0b[01]+|0o?[0-7]+|\\d+)");
  private static final Map<String, Integer> RADIX = Map.of("0x", 16, "0b", 2, "0o", 8);

  private Scalars() {}

  static JsonNode read(ScalarNode scalar) {
    var text = scalar.getValue();
    if (scalar.getTag().equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return JSON.booleanNode(Set.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT)));
    }
    if (scalar.getTag().equals(Tag.INT)) {
      return integer(text);
    }
    return scalar.getTag().equals(Tag.FLOAT) ? real(text) : JSON.textNode(text);
  }

  private static JsonNode integer(String text) {
    var plain = text.replace("_", "");
    if (!NUMBER.matcher(plain).matches() || plain.length() > 40) {
      return JSON.textNode(text);
    }
    var negative = plain.startsWith("-");
    var digits = plain.replaceFirst("^[+-]", "");
    var prefix = digits.length() > 1 ? digits.substring(0, 2) : "";
    var value =
        RADIX.containsKey(prefix)
            ? new BigInteger(digits.substring(2), RADIX.get(prefix))
            : new BigInteger(digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10);
    var signed = negative ? value.negate() : value;
    return signed.bitLength() < Long.SIZE
        ? JSON.numberNode(signed.longValue())
        : JSON.numberNode(signed);
  }

  /// What JSON has no number for stays a text.
  private static JsonNode real(String text) {
    try {
      return text.length() > 40
          ? JSON.textNode(text)
          : JSON.numberNode(Double.valueOf(text.replace("_", "")));
    } catch (NumberFormatException _) {
      return JSON.textNode(text);
    }
  }
}
