package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Jwk;
import dev.tsunagi.simulator.oci.crypto.Jwt;
import dev.tsunagi.simulator.oci.crypto.Lazy;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Principal;
import org.jspecify.annotations.Nullable;

/// Session tokens: issued for a principal and a key of theirs, good for a while. Only our own are
/// accepted.
public final class Tokens {

  /// What stands before a token where it is used as a key id.
  public static final String PREFIX = "ST$";

  private static final String KEY_ID = "simulator";

  private final Supplier<KeyPair> keys = new Lazy<>(Rsa::generate);
  private final Clock clock;
  private final Duration lifetime;
  private final AtomicLong lastSerial = new AtomicLong();
  private final AtomicLong expiredUpTo = new AtomicLong();

  /// What signs thousands of requests need not be read for each of them.
  private volatile @Nullable Read latest;

  /// A token of ours, and what it says.
  private record Read(String token, Jwt jwt, long serial, Session session) {}

  public Tokens(Clock clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /// A token for `principal`, whose requests are signed with the private half of `key`. `kind` is
  /// `user`, `instance` or `resource`.
  public String issue(Principal principal, PublicKey key, String kind) {
    var now = clock.instant();
    var claims =
        Json.object()
            .put("iss", "simulator")
            .put("jti", "" + lastSerial.incrementAndGet())
            .put("sub", principal.id())
            .put("tenant", principal.tenancyId())
            .put("res_tenant", principal.tenancyId())
            .put("ptype", kind)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(lifetime).getEpochSecond())
            .put("jwk", Jwk.of(key, KEY_ID).toString());
    principal.names().forEach(claims.putArray("names")::add);
    return Jwt.sign(claims, keys.get(), KEY_ID);
  }

  /// Ends every token that was issued so far.
  public void expireAll() {
    expiredUpTo.set(lastSerial.get());
  }

  /// The same principal and key with a new lifetime; throws 401.
  public String refresh(String token) {
    var session = open(token);
    return issue(session.principal(), session.key(), Jwt.parse(token).claim("ptype"));
  }

  /// Who a token is for; throws 401.
  Session open(String token) {
    var known = latest;
    var read = known != null && known.token.equals(token) ? known : read(token);
    if (read.jwt.isExpired(clock.instant()) || read.serial <= expiredUpTo.get()) {
      throw OciError.notAuthenticated();
    }
    latest = read;
    return read.session;
  }

  private Read read(String token) {
    try {
      var jwt = Jwt.parse(token);
      if (!jwt.isSignedBy(keys.get().getPublic())) {
        throw OciError.notAuthenticated();
      }
      var names = new HashSet<String>();
      jwt.claims().path("names").forEach(name -> names.add(name.asText()));
      var principal = new Principal(jwt.claim("sub"), jwt.claim("tenant"), names, false);
      var session = new Session(principal, Jwk.parse(Json.MAPPER.readTree(jwt.claim("jwk"))));
      return new Read(token, jwt, Long.parseLong(jwt.claim("jti")), session);
    } catch (IllegalArgumentException | IOException e) {
      throw OciError.notAuthenticated();
    }
  }
}
