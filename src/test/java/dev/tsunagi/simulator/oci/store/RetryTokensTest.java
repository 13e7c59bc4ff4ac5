package dev.tsunagi.simulator.oci.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Principal;
import dev.tsunagi.simulator.oci.wire.Request;
import org.junit.jupiter.api.Test;

class RetryTokensTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final RetryTokens tokens = new RetryTokens();
  private int made;

  @Test
  void aTokenIsOfOneCallerAndOneOperation() {
    assertThat(once("ann", "Create", "t", NOW)).isEqualTo("1");
    assertThat(once("ann", "Create", "t", NOW)).isEqualTo("1");
    assertThat(once("bob", "Create", "t", NOW)).isEqualTo("2");
    assertThat(once("ann", "Delete", "t", NOW)).isEqualTo("3");
    assertThat(once("ann", "Create", "u", NOW)).isEqualTo("4");
    assertThat(once("ann", "Create", "", NOW)).isEqualTo("5");
    assertThat(once("ann", "Create", "", NOW)).isEqualTo("6");
  }

  @Test
  void aTokenLivesForADay() {
    once("ann", "Create", "t", NOW);

    assertThat(once("ann", "Create", "t", NOW.plus(Duration.ofHours(23)))).isEqualTo("1");
    assertThat(once("ann", "Create", "t", NOW.plus(Duration.ofHours(24)))).isEqualTo("2");
  }

  @Test
  void failureIsNotKept() {
    var call = call("ann", "Create", "t");
    assertThatThrownBy(
            () ->
                tokens.once(
                    call,
                    NOW,
                    () -> {
                      throw OciError.tooLarge();
                    }))
        .isInstanceOf(OciError.class);

    assertThat(once("ann", "Create", "t", NOW)).isEqualTo("1");
  }

  @Test
  void aTokenIsVoidOnceWhatItMadeIsOnItsWayOut() {
    once("ann", "Create", "t", NOW);
    tokens.invalidate("1");

    assertThatThrownBy(() -> once("ann", "Create", "t", NOW))
        .isInstanceOfSatisfying(
            OciError.class, e -> assertThat(e.code()).isEqualTo("InvalidatedRetryToken"));
  }

  private String once(String caller, String operation, String token, Instant now) {
    var answer =
        tokens.once(
            call(caller, operation, token),
            now,
            () -> Answer.ok(Json.object().put("id", "" + ++made)));
    return Json.parse(answer.bytes()).path("id").asText();
  }

  private static Call call(String caller, String operation, String token) {
    var request =
        new Request(
            "POST",
            "/",
            Map.of("opc-retry-token", token),
            new byte[0],
            URI.create("http://localhost"),
            InetAddress.getLoopbackAddress());
    var principal = new Principal(caller, "tenancy", Set.of(), false);
    return new Call(request, operation, Map.of(), principal);
  }
}
