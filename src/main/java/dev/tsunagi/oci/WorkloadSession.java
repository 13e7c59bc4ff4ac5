package dev.tsunagi.oci;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.auth.AuthCachingPolicy;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.RefreshableOnNotAuthenticatedProvider;
import org.jspecify.annotations.Nullable;

/// Signs for one workload principal with a session key of its own, and renews the session at half
/// its life or when OCI answers 401.
@AuthCachingPolicy(cacheKeyId = false, cachePrivateKey = false)
final class WorkloadSession
    implements BasicAuthenticationDetailsProvider, RefreshableOnNotAuthenticatedProvider<String> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SessionTokens tokens;
  private final Supplier<String> serviceAccountToken;
  private final String principal;
  private final Clock clock;
  private final KeyPair key;
  private final byte[] privateKeyPem;
  private @Nullable Session session;

  private record Session(String token, Instant renewAt) {}

  WorkloadSession(
      SessionTokens tokens, Supplier<String> serviceAccountToken, String principal, Clock clock) {
    this.tokens = tokens;
    this.serviceAccountToken = serviceAccountToken;
    this.principal = principal;
    this.clock = clock;
    this.key = newKey();
    this.privateKeyPem = pem(key.getPrivate());
  }

  @Override
  public synchronized String getKeyId() {
    var current = session;
    return current != null && clock.instant().isBefore(current.renewAt())
        ? current.token()
        : refresh();
  }

  @Override
  public synchronized String refresh() {
    var token = tokens.exchange(serviceAccountToken.get(), key.getPublic(), principal);
    session = new Session(token, halfLife(token));
    return token;
  }

  @Override
  public InputStream getPrivateKey() {
    return new ByteArrayInputStream(privateKeyPem);
  }

  @Override
  @Deprecated
  public @Nullable String getPassPhrase() {
    return null;
  }

  @Override
  public char @Nullable [] getPassphraseCharacters() {
    return null;
  }

  private Instant halfLife(String token) {
    var now = clock.instant();
    try {
      var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
      var expires = Instant.ofEpochSecond(claims.path("exp").asLong());
      return now.plus(Duration.between(now, expires).dividedBy(2));
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      // A token whose life we cannot read is good for this request only.
      return now;
    }
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static byte[] pem(PrivateKey key) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
