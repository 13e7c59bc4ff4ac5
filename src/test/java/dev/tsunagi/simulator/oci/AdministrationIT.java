package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The paths under `/simulator/`.
class AdministrationIT {

  private static final String TOKEN = "/20190301/secretbundles/ocid1.vaultsecret.oc1.iad.apitoken";

  private OciSimulator simulator;
  private Http http;

  @BeforeEach
  void start() {
    simulator =
        OciSimulator.start(OciSimulator.Settings.defaults().withSignatures(SignatureCheck.OFF));
    http = new Http(simulator.url());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void isHealthy() {
    assertThat(http.get("/simulator/healthz").body()).isEqualTo("ok");
  }

  @ParameterizedTest
  @CsvSource({"demo-vault, api-token", "ocid1.vault.oc1.iad.demo.abuwcljrexample, brand-new"})
  void oneLinePutsANewValue(String vault, String name) {
    var put =
        http.send(
            "PUT",
            "/simulator/secrets/" + vault + "/" + name,
            "s3cret",
            "content-type",
            "application/x-www-form-urlencoded");
    var id = Http.json(put).path("id").asText();
    var bundle = Http.json(http.get("/20190301/secretbundles/" + id));

    assertThat(bundle.path("secretBundleContent").path("content").asText())
        .isEqualTo(Base64.getEncoder().encodeToString("s3cret".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void puttingNeverRunsOutOfVersions() {
    for (var i = 0; i < 40; i++) {
      assertThat(http.send("PUT", "/simulator/secrets/demo-vault/api-token", "v" + i).statusCode())
          .isEqualTo(200);
    }
    assertThat(Http.json(http.get(TOKEN)).path("versionNumber").asInt()).isEqualTo(41);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind':'status','status':429,'retryAfter':'PT3S'} | 429",
        "{'kind':'status','status':418,'code':'Teapot','message':'m'} | 418",
        "{'kind':'latency','delay':'PT0.01S','operation':'GetSecretBundle'} | 200",
        "{'kind':'limit','perSecond':1} | 200",
        "{'kind':'emptyPage','operation':'ListSecrets'} | 200",
        "{'kind':'stale'} | 200",
        "{'kind':'loseAnswer','operation':'ListSecrets'} | 200",
        "{'kind':'drop','operation':'ListSecrets'} | 200",
        "{'kind':'status','status':503,'skip':1} | 200"
      })
  void faultsAreAddedListedAndCleared(String fault, int status) {
    var added = http.send("POST", "/simulator/faults", fault.replace('\'', '"'));

    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(Http.json(http.get("/simulator/faults"))).containsExactly(Http.json(added));
    assertThat(http.get(TOKEN).statusCode()).isEqualTo(status);
    assertThat(http.send("DELETE", "/simulator/faults", "").statusCode()).isEqualTo(204);
    assertThat(Http.json(http.get("/simulator/faults"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /simulator/faults | {} | 400",
        "POST | /simulator/faults | {'kind':'x'} | 400",
        "POST | /simulator/faults | {'kind':'limit'} | 400",
        "POST | /simulator/faults | {'kind':'status','status':200} | 400",
        "POST | /simulator/faults | {'kind':'latency','delay':'soon'} | 400",
        "POST | /simulator/clock/advance | {'by':'soon'} | 400",
        "POST | /simulator/clock/advance | {'by':'-P1D'} | 400",
        "PUT | /simulator/secrets/demo-vault/no%20spaces | v | 400",
        "GET | /simulator/other | | 404"
      })
  void nonsenseIsRefused(String method, String path, String body, int status) {
    var sent = body == null ? "" : body.replace('\'', '"');

    assertThat(http.send(method, path, sent).statusCode()).isEqualTo(status);
  }

  @Test
  void aSessionOfAUserIsHandedOut() throws Exception {
    try (var strict = OciSimulator.start(OciSimulator.Settings.defaults())) {
      var session =
          Http.json(new Http(strict.url()).send("POST", "/simulator/tokens/sessions/demo", ""));
      var der = session.path("privateKey").asText().replaceAll("-----[A-Z ]+-----", "");
      var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(der));
      var key = KeyFactory.getInstance("RSA").generatePrivate(spec);
      var signer = new Signer(strict.url(), "ST$" + session.path("token").asText(), key);

      assertThat(signer.get(TOKEN).statusCode()).isEqualTo(200);
    }
    assertThat(http.send("POST", "/simulator/tokens/sessions/nobody", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theClockIsReadAndPutForward() {
    var answer = http.send("POST", "/simulator/clock/advance", "{\"by\":\"P2D\"}");

    assertThat(Http.json(answer).path("ahead").asText()).isEqualTo("PT48H");
    assertThat(simulator.clock().instant()).isAfter(Instant.now().plus(Duration.ofHours(47)));
    assertThat(Http.json(http.get("/simulator/clock")).has("now")).isTrue();
  }

  @Test
  void theJournalIsReadAndCleared() {
    http.get(TOKEN);

    assertThat(Http.json(http.get("/simulator/journal")).get(0).path("operation").asText())
        .isEqualTo("GetSecretBundle");
    http.send("DELETE", "/simulator/journal", "");
    assertThat(simulator.journal().count("GetSecretBundle")).isZero();
    assertThat(http.send("POST", "/simulator/tokens/expire", "").statusCode()).isEqualTo(204);
  }

  @Test
  void beyondALimitCallsAreTurnedAwayAndCounted() {
    var still = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    var settings =
        new OciSimulator.Settings("127.0.0.1", 0, -1, still, Seed.defaults(), SignatureCheck.OFF);
    try (var stopped = OciSimulator.start(settings)) {
      var at = new Http(stopped.url());
      at.send("POST", "/simulator/faults", "{\"kind\":\"limit\",\"perSecond\":2,\"times\":9}");
      assertThat(Stream.generate(() -> at.get(TOKEN).statusCode()).limit(3))
          .containsExactly(200, 200, 429);
      assertThat(Http.json(at.get("/simulator/journal/counts")).path("GetSecretBundle").asInt())
          .isEqualTo(3);
    }
  }
}
