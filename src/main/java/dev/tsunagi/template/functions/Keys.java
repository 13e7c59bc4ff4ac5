package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/// Private keys in the forms that there are: PKCS#1, PKCS#8 and SEC 1.
final class Keys {

  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private Keys() {}

  static PrivateKey parse(byte[] der) {
    return Stream.<Supplier<byte[]>>of(() -> der, () -> fromPkcs1(der), () -> fromSec1(der))
        .flatMap(form -> Stream.of("RSA", "EC", "Ed25519").map(type -> key(type, form)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new CallException("unable to parse private key type"));
  }

  private static Optional<PrivateKey> key(String type, Supplier<byte[]> pkcs8) {
    try {
      return Optional.of(
          KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(pkcs8.get())));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static byte[] fromPkcs1(byte[] der) {
    return Der.write(Der.SEQUENCE, Der.integer(0), RSA, Der.write(Der.OCTETS, der));
  }

  private static byte[] fromSec1(byte[] der) {
    var curve =
        Der.read(der).stream()
            .flatMap(key -> key.children().stream())
            .filter(element -> element.tag() == Der.CONTEXT)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no curve"));
    return ec(curve.content(), der);
  }

  /// @param curve the identifier of the curve, as DER
  static byte[] ec(byte[] curve, byte[] sec1) {
    return Der.write(
        Der.SEQUENCE,
        Der.integer(0),
        Der.write(Der.SEQUENCE, EC, curve),
        Der.write(Der.OCTETS, sec1));
  }

  static byte[] ecPublic(byte[] curve, byte[] point) {
    return Der.write(
        Der.SEQUENCE,
        Der.write(Der.SEQUENCE, EC, curve),
        Der.write(Der.BITS, new byte[] {0}, point));
  }
}
