package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// States that last: ten seconds each, on a clock that only the test moves.
class LifecyclesIT {

  private static final String ID = "/20180608/secrets/";
  private static final String CREATE =
      "{\"compartmentId\":\"c\",\"vaultId\":\"v\",\"keyId\":\"k\",\"secretName\":\"n\","
          + "\"secretContent\":{\"contentType\":\"BASE64\",\"content\":\"eA==\"}}";
  private static final String SEED =
      """
      compartments: [{id: c, name: c}]
      vaults: [{id: v, name: v, compartment: c, keys: [{id: k, name: k}]}]
      behaviour: {lifecycleDelay: PT10S}
      """;

  private OciSimulator simulator;
  private Http http;
  private String id;

  @BeforeEach
  void start() {
    var clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    simulator =
        OciSimulator.start(
            new OciSimulator.Settings(
                "127.0.0.1", 0, -1, clock, Seed.parse(SEED), SignatureCheck.OFF));
    http = new Http(simulator.url());
    id = Http.json(http.send("POST", "/20180608/secrets", CREATE)).path("id").asText();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aSecretIsCreatedThenActive() {
    assertThat(state()).isEqualTo("CREATING");
    assertThat(bundle()).isEqualTo(404);
    assertThat(http.send("PUT", ID + id, "{}").statusCode()).isEqualTo(409);

    advance(10);
    assertThat(state()).isEqualTo("ACTIVE");
    assertThat(bundle()).isEqualTo(200);
  }

  @Test
  void anUpdateTakesItsTimeAndTheContentCanBeRead() {
    advance(10);
    http.send("PUT", ID + id, "{\"description\":\"d\"}");

    assertThat(state()).isEqualTo("UPDATING");
    assertThat(bundle()).isEqualTo(200);
    assertThat(http.send("PUT", ID + id, "{}").statusCode()).isEqualTo(409);
    advance(9);
    assertThat(state()).isEqualTo("UPDATING");
    advance(1);
    assertThat(state()).isEqualTo("ACTIVE");
  }

  @Test
  void deletionGoesThroughAllItsStates() {
    advance(10);
    http.send("POST", ID + id + "/actions/scheduleDeletion", "{}");
    assertThat(state()).isEqualTo("SCHEDULING_DELETION");
    assertThat(http.send("POST", ID + id + "/actions/cancelDeletion", "").statusCode())
        .isEqualTo(409);
    advance(10);
    assertThat(state()).isEqualTo("PENDING_DELETION");

    http.send("POST", ID + id + "/actions/cancelDeletion", "");
    assertThat(state()).isEqualTo("CANCELLING_DELETION");
    advance(10);
    assertThat(state()).isEqualTo("ACTIVE");

    http.send("POST", ID + id + "/actions/scheduleDeletion", "");
    simulator.clock().advance(Duration.ofDays(30));
    assertThat(state()).isEqualTo("DELETING");
    advance(10);
    assertThat(state()).isEqualTo("DELETED");
    assertThat(bundle()).isEqualTo(404);
  }

  @Test
  void everyStepChangesTheEtag() {
    var etags = new LinkedHashSet<String>();
    etags.add(etag());
    advance(10);
    etags.add(etag());
    http.send("PUT", ID + id, "{}");
    etags.add(etag());
    advance(10);
    etags.add(etag());

    assertThat(etags).hasSize(4);
    assertThat(etag()).isEqualTo(etag());
  }

  @Test
  void aRotationIsInProgressUntilItIsDone() {
    advance(10);
    http.send(
        "PUT",
        ID + id,
        "{\"rotationConfig\":{\"targetSystemDetails\":"
            + "{\"targetSystemType\":\"ADB\",\"adbId\":\"a\"}}}");
    advance(10);
    var rotated = http.send("POST", ID + id + "/actions/rotate", "");
    var request =
        "/20160918/workRequests/"
            + rotated.headers().firstValue("opc-work-request-id").orElseThrow();

    assertThat(secret("rotationStatus")).isEqualTo("IN_PROGRESS");
    assertThat(Http.json(http.get(request)).path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(http.send("POST", ID + id + "/actions/rotate", "").statusCode()).isEqualTo(409);
    http.send("POST", ID + id + "/actions/cancelRotation", "");
    advance(10);
    assertThat(secret("rotationStatus")).isEqualTo("NOT_ENABLED");
    assertThat(secret("currentVersionNumber")).isEqualTo("1");
    assertThat(Http.json(http.get(request)).path("status").asText()).isEqualTo("FAILED");
  }

  private void advance(int seconds) {
    simulator.clock().advance(Duration.ofSeconds(seconds));
  }

  private String state() {
    return secret("lifecycleState");
  }

  private String secret(String field) {
    return Http.json(http.get(ID + id)).path(field).asText();
  }

  private String etag() {
    return http.get(ID + id).headers().firstValue("etag").orElseThrow();
  }

  private int bundle() {
    return http.get("/20190301/secretbundles/" + id).statusCode();
  }
}
