package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Faults;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers, bodies and errors as they go over the wire, and faults.
class WireIT {

  private static final String SECRETS =
      "/20180608/secrets?compartmentId=ocid1.compartment.oc1..demo";
  private static final String TOKEN = "/20190301/secretbundles/ocid1.vaultsecret.oc1.iad.apitoken";

  private static OciSimulator simulator;
  private static Http http;

  @BeforeAll
  static void start() {
    simulator =
        OciSimulator.start(OciSimulator.Settings.defaults().withSignatures(SignatureCheck.OFF));
    http = new Http(simulator.url());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void clear() {
    simulator.faults().clear();
    simulator.journal().clear();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /nothing | | 404 NotFound",
        "DELETE | /20180608/secrets | | 405 MethodNotAllowed",
        "GET | /20180608/secrets | | 400 MissingParameter",
        "GET | /20180608/secrets?compartmentId=none | | 404 NotAuthorizedOrNotFound",
        "GET | /20180608/secrets/none | | 404 NotAuthorizedOrNotFound",
        "GET | /20180608/secrets/ocid1.vaultsecret.oc1.iad.database/version/x | | 404"
            + " NotAuthorizedOrNotFound",
        "POST | /20180608/secrets | {not json | 400 CannotParseRequest",
        "POST | /20180608/secrets | [] | 400 CannotParseRequest",
        "POST | /20180608/secrets | | 400 CannotParseRequest",
        "POST | /20180608/secrets | {} | 400 MissingParameter",
        "GET | /20180608/secrets?compartmentId=ocid1.compartment.oc1..demo&limit=0 | | 400"
            + " InvalidParameter",
        "GET | /20180608/secrets?compartmentId=ocid1.compartment.oc1..demo&limit=x | | 400"
            + " InvalidParameter",
        "GET | /20180608/secrets?compartmentId=ocid1.compartment.oc1..demo&sortBy=x | | 400"
            + " InvalidParameter",
        "POST | /20190301/secretbundles/actions/getByName?secretName=a | | 400 MissingParameter",
        "GET | /20190301/secretbundles/none?stage=LATEST | | 404 NotAuthorizedOrNotFound",
        "PUT | /simulator/secrets/none/x | v | 404 NotAuthorizedOrNotFound"
      })
  void errorsHaveCodeAndMessageOnly(String method, String target, String body, String error) {
    var response = http.send(method, target, body == null ? "" : body);

    assertError(response, error);
  }

  @Test
  void deeplyNestedAndLargeBodiesAreRefused() {
    assertError(
        http.send("POST", "/20180608/secrets", "[".repeat(100_000)), "400 CannotParseRequest");
    assertError(
        http.send("POST", "/20180608/secrets", "x".repeat(12_000_000)), "413 PayloadTooLarge");
  }

  private static void assertError(HttpResponse<String> response, String error) {
    JsonNode body = Http.json(response);
    assertThat(response.statusCode() + " " + body.path("code").asText()).isEqualTo(error);
    assertThat(body.fieldNames()).toIterable().containsExactlyInAnyOrder("code", "message");
    assertThat(body.path("message").asText()).isNotBlank();
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    assertThat(response.headers().firstValue("opc-request-id")).isPresent();
  }

  @Test
  void theRequestIdIsRepeatedAndExtended() {
    var response = http.get(TOKEN, "opc-request-id", "MINE");

    assertThat(response.headers().firstValue("opc-request-id").orElseThrow())
        .matches("MINE/[0-9A-F]{32}/[0-9A-F]{32}");
  }

  @Test
  void datesHaveMilliseconds() {
    assertThat(Http.json(http.get(TOKEN)).path("timeCreated").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @Test
  void listsAreBareArraysAndTheLastPageHasNoToken() {
    var first = http.get(SECRETS + "&limit=2");
    var token = first.headers().firstValue("opc-next-page").orElseThrow();
    var last = http.get(SECRETS + "&limit=2&page=" + token);

    assertThat(Http.json(first).isArray()).isTrue();
    assertThat(Http.json(first)).hasSize(2);
    assertThat(Http.json(last)).hasSize(1);
    assertThat(last.headers().firstValue("opc-next-page")).isEmpty();
  }

  @Test
  void doubledAndTrailingSlashesAndAnyCaseOfStateAreFine() {
    assertThat(http.get("//20180608//secrets/?" + SECRETS.split("\\?", 2)[1]).statusCode())
        .isEqualTo(200);
    assertThat(Http.json(http.get(SECRETS + "&lifecycleState=active"))).hasSize(3);
  }

  @Test
  void theSummaryLacksWhatOnlyTheSecretShows() {
    var summary = Http.json(http.get(SECRETS)).get(0);

    assertThat(summary.has("systemTags")).isTrue();
    for (var field : List.of("currentVersionNumber", "metadata", "secretRules")) {
      assertThat(summary.has(field)).as(field).isFalse();
    }
  }

  @Test
  void theJournalTellsWhoAskedWhat() {
    http.get(TOKEN + "?stage=CURRENT", "opc-request-id", "J");
    http.get("/nothing");

    assertThat(simulator.journal().entries())
        .extracting(
            entry ->
                String.join(
                    " ",
                    entry.operation(),
                    entry.method(),
                    entry.path(),
                    entry.query(),
                    entry.principal(),
                    "" + entry.status()))
        .containsExactly(
            "GetSecretBundle GET " + TOKEN + " stage=CURRENT administrator 200",
            "- GET /nothing  - 404");
    assertThat(simulator.journal().entries().getFirst().requestId()).startsWith("J/");
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidParameter",
    "401, NotAuthenticated",
    "404, NotAuthorizedOrNotFound",
    "409, IncorrectState",
    "412, NoEtagMatch",
    "429, TooManyRequests",
    "500, InternalServerError",
    "501, MethodNotImplemented",
    "503, ServiceUnavailable"
  })
  void anyErrorCanBeInjected(int status, String code) {
    simulator.faults().fail("GetSecretBundle", status, 1);

    assertError(http.get(TOKEN), status + " " + code);
    assertThat(http.get(TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void throttlingMayNameTheTimeToWait() {
    simulator.faults().throttle("*", Duration.ofSeconds(7), 1);
    simulator.faults().throttle("*", Duration.ZERO, 1);

    assertThat(http.get(TOKEN).headers().firstValue("retry-after")).contains("7");
    assertThat(http.get(TOKEN).headers().firstValue("retry-after")).isEmpty();
  }

  @Test
  void aDroppedConnectionDoesNothingAndALostAnswerDoesAll() {
    var create =
        "{\"compartmentId\":\"ocid1.compartment.oc1..demo\",\"displayName\":\"%s\","
            + "\"vaultType\":\"DEFAULT\"}";
    simulator.faults().drop("CreateVault", Faults.ALWAYS);
    assertThatThrownBy(() -> http.send("POST", "/20180608/vaults", create.formatted("dropped")))
        .isInstanceOf(UncheckedIOException.class);
    simulator.faults().clear();
    simulator.faults().loseAnswer("CreateVault", Faults.ALWAYS);
    assertThatThrownBy(() -> http.send("POST", "/20180608/vaults", create.formatted("lost")))
        .isInstanceOf(UncheckedIOException.class);

    var vaults = http.get("/20180608/vaults?compartmentId=ocid1.compartment.oc1..demo").body();
    assertThat(vaults).contains("\"lost\"").doesNotContain("\"dropped\"");
  }

  @Test
  void aReadCanBeStale() {
    var id = "ocid1.vaultsecret.oc1.iad.database";
    var before = version(id);
    simulator.putSecret("demo-vault", "database", "new".getBytes(StandardCharsets.UTF_8));
    simulator.faults().stale("GetSecretBundle", 2);

    assertThat(IntStream.range(0, 3).mapToObj(_ -> version(id)).toList())
        .containsExactly(before, before, before + 1);
  }

  private static int version(String id) {
    var bundle = http.get("/20190301/secretbundles/" + id);
    return Http.json(bundle).path("versionNumber").asInt();
  }

  @Test
  void anAnswerCanBeLate() {
    simulator.faults().latency("GetSecretBundle", Duration.ofMillis(200), 1);
    var before = System.nanoTime();

    assertThat(http.get(TOKEN).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(200));
  }
}
