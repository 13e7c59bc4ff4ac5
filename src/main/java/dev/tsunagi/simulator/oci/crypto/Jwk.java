package dev.tsunagi.simulator.oci.crypto;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Json;

/// RSA public keys as JSON web keys.
public final class Jwk {

  private Jwk() {}

  public static ObjectNode of(PublicKey key, String id) {
    var rsa = (RSAPublicKey) key;
    return Json.object()
        .put("kid", id)
        .put("n", encoded(rsa.getModulus()))
        .put("e", encoded(rsa.getPublicExponent()))
        .put("kty", "RSA")
        .put("alg", "RS256")
        .put("use", "sig");
  }

  /// Throws `IllegalArgumentException` for anything but an RSA key.
  public static PublicKey parse(JsonNode jwk) {
    return Rsa.publicKey(decoded(jwk.path("n").asText()), decoded(jwk.path("e").asText()));
  }

  private static String encoded(BigInteger number) {
    var bytes = number.toByteArray();
    var from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static BigInteger decoded(String text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }
}
