package dev.tsunagi.simulator.kubernetes.auth;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/// Signs and verifies the tokens of service accounts (RS256).
public final class ServiceAccountTokens {

  public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Clock clock;
  private final Supplier<KeyPair> source;
  private @Nullable Keys keys;

  private record Keys(KeyPair pair, String id) {}

  /// Signs with the RSA pair that is asked for once, when the first token is signed or looked at.
  public ServiceAccountTokens(Clock clock, Supplier<KeyPair> source) {
    this.clock = clock;
    this.source = source;
  }

  private synchronized Keys keys() {
    var made = keys;
    if (made == null) {
      var pair = source.get();
      made = new Keys(pair, BASE64.encodeToString(digest(pair.getPublic())));
      keys = made;
    }
    return made;
  }

  private static byte[] digest(PublicKey key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The public key as a JWK set.
  public ObjectNode keySet() {
    var set = Json.object();
    var key = set.putArray("keys").addObject();
    key.put("use", "sig").put("kty", "RSA").put("kid", keys().id()).put("alg", "RS256");
    if (keys().pair().getPublic() instanceof RSAPublicKey rsa) {
      key.put("n", unsigned(rsa.getModulus())).put("e", unsigned(rsa.getPublicExponent()));
    }
    return set;
  }

  private static String unsigned(BigInteger number) {
    var bytes = number.toByteArray();
    var from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  /// A token, and when it ends.
  public record Token(String text, Instant expires) {}

  public Token sign(JsonNode account, List<String> audiences, Duration life) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var expires = now.plus(life);
    var namespace = Meta.namespace(account);
    var claims = Json.object();
    claims.set("aud", Json.strings(audiences.isEmpty() ? List.of(ISSUER) : audiences));
    claims.put("exp", expires.getEpochSecond()).put("iat", now.getEpochSecond());
    claims.put("iss", ISSUER).put("jti", UUID.randomUUID().toString());
    var own = claims.putObject("kubernetes.io").put("namespace", namespace);
    own.putObject("serviceaccount").put("name", Meta.name(account)).put("uid", Meta.uid(account));
    claims.put("nbf", now.getEpochSecond());
    claims.put("sub", "system:serviceaccount:" + namespace + ":" + Meta.name(account));
    var header = Json.object().put("alg", "RS256").put("kid", keys().id());
    var text =
        BASE64.encodeToString(Json.bytes(header)) + "." + BASE64.encodeToString(Json.bytes(claims));
    return new Token(text + "." + BASE64.encodeToString(signature(text)), expires);
  }

  private byte[] signature(String text) {
    try {
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(keys().pair().getPrivate());
      signer.update(text.getBytes(StandardCharsets.US_ASCII));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The claims of a token that is ours and has not ended.
  public Optional<JsonNode> verify(String token) {
    var last = token.lastIndexOf('.');
    var first = token.indexOf('.');
    if (first < 0 || first == last) {
      return Optional.empty();
    }
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(keys().pair().getPublic());
      verifier.update(token.substring(0, last).getBytes(StandardCharsets.US_ASCII));
      if (!verifier.verify(Base64.getUrlDecoder().decode(token.substring(last + 1)))) {
        return Optional.empty();
      }
      var claims =
          Json.parse(Base64.getUrlDecoder().decode(token.substring(first + 1, last)), false);
      var valid = claims.path("exp").asLong() > clock.instant().getEpochSecond();
      return valid ? Optional.of(claims) : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
