package dev.tsunagi.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bytes of one secret. Never prints them, compares in constant time, copies at the border.
///
/// A class and not a record: a record would print and compare its array.
public final class SecretValue {

  private final byte[] bytes;
  private final @Nullable SecretData members;

  private SecretValue(byte[] bytes) {
    this(bytes, null);
  }

  private SecretValue(byte[] bytes, @Nullable SecretData members) {
    this.bytes = bytes;
    this.members = members;
  }

  /// A secret that is a set of named values from the start. `text` is all of it in one, which need
  /// not be able to tell every byte; it is what the secret is equal by, and written as.
  public static SecretValue ofMembers(SecretValue text, SecretData members) {
    return new SecretValue(text.bytes, members);
  }

  /// The named values that the secret was made of; empty when it was made of bytes.
  public Optional<SecretData> members() {
    return Optional.ofNullable(members);
  }

  public static SecretValue of(byte[] bytes) {
    return new SecretValue(bytes.clone());
  }

  public static SecretValue of(String text) {
    return new SecretValue(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// The value as UTF-8 text; malformed sequences become U+FFFD, as in Go.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Standard, padded base64: how Kubernetes carries it in `Secret.data`.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretValue that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    // Content must not show through a hash that lands in a heap dump's table or a log.
    return bytes.length;
  }

  @Override
  public String toString() {
    return "SecretValue[" + bytes.length + " bytes]";
  }
}
