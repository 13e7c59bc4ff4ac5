package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.ValueMap;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;

/// JSON Web Keys: RSA, elliptic curves and Ed25519.
final class Jwk {

  private static final Map<String, String> CURVES =
      Map.of(
          "P-256", "06082a8648ce3d030107",
          "P-384", "06052b81040022",
          "P-521", "06052b81040023");
  private static final byte[] ED25519 = HexFormat.of().parseHex("300506032b6570");

  private final ValueMap fields;

  private Jwk(ValueMap fields) {
    this.fields = fields;
  }

  static Jwk parse(String json) {
    if (Json.read(json).orElse("") instanceof ValueMap map) {
      return new Jwk(map);
    }
    throw new CallException("failed to unmarshal JSON into key hint");
  }

  String publicPem() {
    if (fields.containsKey("d")) {
      throw new CallException("x509: unsupported public key type");
    }
    return Pem.encode("PUBLIC KEY", publicKey());
  }

  private byte[] publicKey() {
    return switch (text("kty")) {
      case "RSA" -> rsaPublic();
      case "EC" -> Keys.ecPublic(curve(), point());
      case "OKP" ->
          Der.write(Der.SEQUENCE, ED25519, Der.write(Der.BITS, new byte[] {0}, bytes("x")));
      default -> throw new CallException("invalid key type from JSON");
    };
  }

  String privatePem() {
    if (!fields.containsKey("d")) {
      throw new CallException("x509: unknown key type while marshaling PKCS#8");
    }
    var der =
        switch (text("kty")) {
          case "RSA" -> rsa();
          case "EC" -> ec();
          case "OKP" ->
              Der.write(
                  Der.SEQUENCE,
                  Der.integer(0),
                  ED25519,
                  Der.write(Der.OCTETS, Der.write(Der.OCTETS, bytes("d"))));
          default -> throw new CallException("invalid key type from JSON");
        };
    return Pem.encode("PRIVATE KEY", der);
  }

  private byte[] rsaPublic() {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(number("n"), number("e")))
          .getEncoded();
    } catch (GeneralSecurityException _) {
      throw new CallException("invalid RSA key");
    }
  }

  private byte[] rsa() {
    var p = number("p");
    var q = number("q");
    var d = number("d");
    if (p.signum() == 0 || q.signum() == 0 || p.gcd(q).compareTo(BigInteger.ONE) != 0) {
      throw new CallException("invalid RSA key");
    }
    var dp = d.mod(p.subtract(BigInteger.ONE));
    var dq = d.mod(q.subtract(BigInteger.ONE));
    var parts =
        Stream.of(BigInteger.ZERO, number("n"), number("e"), d, p, q, dp, dq, q.modInverse(p))
            .map(part -> Der.write(Der.INTEGER, part.toByteArray()))
            .toArray(byte[][]::new);
    return Keys.fromPkcs1(Der.write(Der.SEQUENCE, parts));
  }

  private byte[] ec() {
    return Keys.ec(
        curve(),
        Der.write(
            Der.SEQUENCE,
            Der.integer(1),
            Der.write(Der.OCTETS, bytes("d")),
            Der.write(Der.CONTEXT + 1, Der.write(Der.BITS, new byte[] {0}, point()))));
  }

  private byte[] curve() {
    var oid = CURVES.get(text("crv"));
    if (oid == null) {
      throw new CallException("invalid elliptic curve");
    }
    return HexFormat.of().parseHex(oid);
  }

  private byte[] point() {
    var out = new ByteArrayOutputStream();
    out.write(4);
    out.writeBytes(bytes("x"));
    out.writeBytes(bytes("y"));
    return out.toByteArray();
  }

  private String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  private BigInteger number(String name) {
    return new BigInteger(1, bytes(name));
  }

  private byte[] bytes(String name) {
    try {
      return Base64.getUrlDecoder().decode(text(name));
    } catch (IllegalArgumentException _) {
      throw new CallException("failed to decode value for field " + name);
    }
  }
}
