package dev.tsunagi.simulator.oci.crypto;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Json;

/// A signed token: what it claims and whether a key made it.
public final class Jwt {

  private final JsonNode header;
  private final JsonNode claims;
  private final String signed;
  private final byte[] signature;

  private Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  /// Throws `IllegalArgumentException` for what is no token.
  public static Jwt parse(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a token has three parts");
    }
    return new Jwt(
        json(parts[0]),
        json(parts[1]),
        parts[0] + "." + parts[1],
        Base64.getUrlDecoder().decode(parts[2]));
  }

  public static String sign(ObjectNode claims, KeyPair key, String keyId) {
    var header = Json.object().put("kid", keyId).put("alg", "RS256").put("typ", "JWT");
    var signed = encoded(Json.bytes(header)) + "." + encoded(Json.bytes(claims));
    var signature = Rsa.sign(key.getPrivate(), signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + encoded(signature);
  }

  public String keyId() {
    return header.path("kid").asText();
  }

  public JsonNode claims() {
    return claims;
  }

  /// A text claim, or the empty text.
  public String claim(String name) {
    return claims.path(name).asText();
  }

  public boolean isSignedBy(PublicKey key) {
    return header.path("alg").asText().equals("RS256")
        && Rsa.verify(key, signed.getBytes(StandardCharsets.US_ASCII), signature);
  }

  public boolean isExpired(Instant now) {
    return claims.path("exp").asLong() <= now.getEpochSecond();
  }

  private static JsonNode json(String part) {
    try {
      var node = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
      if (node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a part of the token is not JSON", e);
    }
    throw new IllegalArgumentException("a part of the token is not an object");
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
