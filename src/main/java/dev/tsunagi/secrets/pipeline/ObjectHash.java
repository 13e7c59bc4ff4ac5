package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// ESO's hash of an object: SHA3-224, in hexadecimal, over the text that Go prints for it with
/// `%+v`.
///
/// Secrets in clusters carry it, so not a byte of that text may ever change.
public final class ObjectHash {

  private static final Comparator<byte[]> GO_ORDER = Arrays::compareUnsigned;

  private final MessageDigest digest = sha3();

  private ObjectHash() {}

  /// Of a text.
  public static String of(String text) {
    return new ObjectHash().add(text).hex();
  }

  /// Of the data of a Secret: `map[a:[97 98] b:[]]`.
  public static String of(SecretData data) {
    var hash = new ObjectHash().add("map[");
    var separator = "";
    for (var entry : inGoOrder(data.values())) {
      hash.add(separator).add(entry.getKey()).add(":").add(entry.getValue());
      separator = " ";
    }
    return hash.add("]").hex();
  }

  /// As Go prints a map of texts: `map[a:x b:y]`.
  static String printed(Map<String, String> texts) {
    return inGoOrder(texts).stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(" ", "map[", "]"));
  }

  /// By the bytes of the keys.
  private static <V> List<Map.Entry<String, V>> inGoOrder(Map<String, V> map) {
    return map.entrySet().stream()
        .sorted(
            Comparator.comparing(
                entry -> entry.getKey().getBytes(StandardCharsets.UTF_8), GO_ORDER))
        .toList();
  }

  private ObjectHash add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private ObjectHash add(SecretValue value) {
    var separator = "[";
    for (var b : value.bytes()) {
      add(separator).add(Integer.toString(b & 0xFF));
      separator = " ";
    }
    return add(value.length() == 0 ? "[]" : "]");
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha3() {
    try {
      return MessageDigest.getInstance("SHA3-224");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA3-224", e);
    }
  }
}
