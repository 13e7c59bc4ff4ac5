package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.oracle.bmc.keymanagement.requests.GetVaultRequest;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in, and on what evidence.
class SignaturesIT {

  private static final String USER = "ocid1.user.oc1..demo";
  private static final String TENANCY = "ocid1.tenancy.oc1..demo";
  private static final String TARGET =
      "/20180608/secrets?compartmentId=ocid1.compartment.oc1..demo";
  private static final KeyPair KEYS = Rsa.generate();

  private static OciSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults().withSeed(seed()));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Seed seed() {
    var defaults = Seed.defaults();
    var user = new Seed.User(USER, "demo", List.of(Rsa.pem(KEYS.getPublic())), false);
    return new Seed(
        defaults.tenancy(),
        defaults.compartments(),
        defaults.vaults(),
        List.of(user),
        defaults.clusters(),
        defaults.instances(),
        defaults.policies(),
        defaults.behaviour());
  }

  private static Signer signer() {
    return signer(keyId(), KEYS);
  }

  private static Signer signer(String keyId, KeyPair keys) {
    return new Signer(simulator.url(), keyId, keys.getPrivate());
  }

  private static String keyId() {
    return TENANCY + "/" + USER + "/" + Rsa.fingerprint("MD5", KEYS.getPublic().getEncoded());
  }

  private static void assertRefused(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Http.json(response).path("code").asText()).isEqualTo("NotAuthenticated");
  }

  @Test
  void aSignedRequestIsAnswered() {
    assertThat(signer().get(TARGET).statusCode()).isEqualTo(200);
    var create = "{\"displayName\":\"x\"}";
    assertThat(signer().send("POST", "/20180608/vaults", create, create).statusCode())
        .as("authenticated, though incomplete")
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Signature algorithm=\"rsa-sha256\",headers=\"%s\",keyId=\"%s\",signature=\"%s\","
            + "version=\"1\"",
        "Signature headers=\"%s\",keyId=\"%s\",signature=\"%s\",algorithm=\"rsa-sha256\"",
        "Signature version=\"1\", headers=\"%s\", keyId=\"%s\", signature=\"%s\","
            + " algorithm=\"rsa-sha256\""
      })
  void parametersMayComeInAnyOrder(String template) {
    var signer = signer();
    signer.template = template;

    assertThat(signer.get(TARGET).statusCode()).isEqualTo(200);
  }

  @Test
  void theDateMayBeInAnotherHeader() {
    var signer = signer();
    signer.dateHeader = "x-date";

    assertThat(signer.get(TARGET).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abc",
        "Signature",
        "Signature headers=\"%s\",keyId=\"%s\",signature=\"%s\",algorithm=\"hmac-sha256\"",
        "Signature version=\"2\",headers=\"%s\",keyId=\"%s\",signature=\"%s\","
            + "algorithm=\"rsa-sha256\"",
        "Signature headers=\"%s\",keyId=\"%s\",signature=\"x%s\",algorithm=\"rsa-sha256\"",
        "Signature headers=\"%s\",keyId=\"%s\",signature=\"?\",algorithm=\"rsa-sha256\""
      })
  void otherHeadersAreRefused(String template) {
    var signer = signer();
    signer.template = template;

    assertRefused(signer.get(TARGET));
  }

  @Test
  void anUnsignedRequestIsRefused() {
    assertRefused(new Http(simulator.url()).get(TARGET));
  }

  @Test
  void anotherKeyAndAnUnknownUserAreRefused() {
    assertRefused(signer(keyId(), Rsa.generate()).get(TARGET));
    assertRefused(signer(keyId().replace("user.oc1", "user.oc2"), KEYS).get(TARGET));
    assertRefused(signer(keyId().replace("tenancy.oc1", "tenancy.oc2"), KEYS).get(TARGET));
    assertRefused(signer("ST$not-a-token", KEYS).get(TARGET));
    assertRefused(signer("", KEYS).get(TARGET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT6M", "-PT6M", "P1D"})
  void aDateMoreThanFiveMinutesOffIsRefused(Duration off) {
    var signer = signer();
    signer.date = Instant.now().plus(off);

    assertRefused(signer.get(TARGET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT4M", "-PT4M"})
  void aDateFourMinutesOffIsAnswered(Duration off) {
    var signer = signer();
    signer.date = Instant.now().plus(off);

    assertThat(signer.get(TARGET).statusCode()).isEqualTo(200);
  }

  @Test
  void aChangedBodyIsRefused() {
    assertRefused(signer().send("POST", "/20180608/vaults", "{\"a\":1}", "{\"a\":2}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"date", "(request-target)", "host", "content-length", "x-content-sha256"})
  void everyPartMustBeSigned(String part) {
    var signer = signer();
    signer.leftOut = List.of(part);

    assertRefused(signer.send("POST", "/20180608/vaults", "{}", "{}"));
  }

  @Test
  void puttingTheClockForwardDoesNotMakeClientsLate() {
    try (var other = OciSimulator.start(OciSimulator.Settings.defaults())) {
      other.clock().advance(Duration.ofDays(40));
      try (var vaults = Clients.of(other, "demo").kms()) {
        assertThat(
                vaults
                    .getVault(GetVaultRequest.builder().vaultId(Clients.VAULT).build())
                    .getVault()
                    .getDisplayName())
            .isEqualTo("demo-vault");
      }
    }
  }

  @Test
  void whoeverIsBelievedNeedsNoKey() {
    var settings =
        OciSimulator.Settings.defaults().withSeed(seed()).withSignatures(SignatureCheck.PARSE);
    try (var believing = OciSimulator.start(settings)) {
      var signer = new Signer(believing.url(), keyId(), Rsa.generate().getPrivate());

      assertThat(signer.get(TARGET).statusCode()).isEqualTo(200);
      assertRefused(new Http(believing.url()).get(TARGET));
      assertThat(believing.journal().entries().getFirst().principal()).isEqualTo(USER);
    }
  }

  @Test
  void aSessionTokenWorksUntilItExpires() {
    var session = Rsa.generate();
    var token = simulator.sessionToken("demo", session.getPublic());

    assertThat(signer("ST$" + token, session).get(TARGET).statusCode()).isEqualTo(200);
    assertRefused(signer("ST$" + token, KEYS).get(TARGET));

    var body = "{\"currentToken\":\"" + token + "\"}";
    var refreshed =
        Http.json(
                signer("ST$" + token, session)
                    .send("POST", "/v1/authentication/refresh", body, body))
            .path("token")
            .asText();
    simulator.expireTokens();
    assertRefused(signer("ST$" + token, session).get(TARGET));
    assertRefused(signer("ST$" + refreshed, session).get(TARGET));

    var next = simulator.sessionToken("demo", session.getPublic());
    assertThat(signer("ST$" + next, session).get(TARGET).statusCode()).isEqualTo(200);
    simulator.clock().advance(Duration.ofMinutes(61));
    assertRefused(signer("ST$" + next, session).get(TARGET));
  }
}
