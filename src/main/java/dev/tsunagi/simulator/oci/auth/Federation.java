package dev.tsunagi.simulator.oci.auth;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;
import java.security.cert.X509Certificate;

/// The auth service: tokens for instances that show their certificate, and refreshed tokens.
public final class Federation {

  private static final Pattern UNIT = Pattern.compile("opc-(instance|tenant):([A-Za-z0-9._-]+)");

  private final List<Instance> instances;
  private final Tokens tokens;
  private final RequestAuthenticator authenticator;
  private final Supplier<Authority> authority;

  public Federation(
      List<Instance> instances,
      Tokens tokens,
      RequestAuthenticator authenticator,
      Supplier<Authority> authority) {
    this.instances = List.copyOf(instances);
    this.tokens = tokens;
    this.authenticator = authenticator;
    this.authority = authority;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("CreateFederatedToken", "/v1/x509", this::federate).open(),
        Route.post("RefreshToken", "/v1/authentication/refresh", this::refresh));
  }

  private Answer federate(Call call) {
    var header = SignatureHeader.parse(call.request().header("authorization"));
    var body = call.body();
    var certificate = certificate(Json.required(body, "certificate"));
    // The Go SDK does not sign the host here.
    authenticator.verify(call.request(), header, certificate.getPublicKey(), List.of());
    var units = units(certificate);
    if (!authority.get().issued(certificate)
        || !header.keyId().startsWith(units.getOrDefault("tenant", "-") + "/fed-x509")) {
      throw OciError.notAuthenticated();
    }
    var instance =
        instances.stream()
            .filter(each -> each.id().equals(units.get("instance")))
            .findFirst()
            .orElseThrow(OciError::notAuthenticated);
    return token(
        tokens.issue(
            instance.principal(), sessionKey(Json.required(body, "publicKey")), "instance"));
  }

  private Answer refresh(Call call) {
    return token(tokens.refresh(Json.required(call.body(), "currentToken")));
  }

  private static Answer token(String token) {
    return Answer.ok(Json.object().put("token", token));
  }

  private static Map<String, String> units(X509Certificate certificate) {
    var units = new HashMap<String, String>();
    var matcher = UNIT.matcher(certificate.getSubjectX500Principal().getName());
    while (matcher.find()) {
      units.put(matcher.group(1), matcher.group(2));
    }
    return units;
  }

  private static X509Certificate certificate(String base64) {
    try {
      return Authority.parse(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw OciError.notAuthenticated();
    }
  }

  private static PublicKey sessionKey(String base64) {
    try {
      return Rsa.publicKey(base64);
    } catch (IllegalArgumentException e) {
      throw OciError.invalid("publicKey is not an RSA public key");
    }
  }
}
