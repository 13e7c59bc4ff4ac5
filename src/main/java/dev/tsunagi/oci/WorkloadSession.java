package dev.tsunagi.oci;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.auth.AuthCachingPolicy;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.RefreshableOnNotAuthenticatedProvider;
import org.jspecify.annotations.Nullable;

/// Signs for one workload principal, and renews its session at half its life or when OCI answers
/// 401.
@AuthCachingPolicy(cacheKeyId = false, cachePrivateKey = true)
final class WorkloadSession
    implements BasicAuthenticationDetailsProvider, RefreshableOnNotAuthenticatedProvider<String> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SessionTokens tokens;
  private final Supplier<String> serviceAccountToken;
  private final String principal;
  private final Clock clock;
  private final SessionKey key;
  private @Nullable Session session;

  private record Session(String token, Instant renewAt) {}

  WorkloadSession(
      SessionTokens tokens,
      SessionKey key,
      Supplier<String> serviceAccountToken,
      String principal,
      Clock clock) {
    this.tokens = tokens;
    this.serviceAccountToken = serviceAccountToken;
    this.principal = principal;
    this.clock = clock;
    this.key = key;
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
    var token = tokens.exchange(serviceAccountToken.get(), key.publicKey(), principal);
    session = new Session(token, halfLife(token));
    return token;
  }

  @Override
  public InputStream getPrivateKey() {
    return key.privateKeyPem();
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
}
