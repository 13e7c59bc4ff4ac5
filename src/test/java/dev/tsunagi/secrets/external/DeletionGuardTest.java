package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.failure.Retry;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionGuardTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final DeletionGuard guard = new DeletionGuard(30);

  @ParameterizedTest
  @Conformance("ADV-24")
  @CsvSource({
    "1, 1, 30, true",
    "3, 3, 0, true",
    "4, 4, 30, false",
    "4, 13, 30, false",
    "4, 14, 30, true",
    "30, 100, 30, true",
    "31, 100, 30, false",
    "4, 1000, 0, false",
    "1000, 1000, 100, true",
    "900000000, 1000000000, 90, true",
  })
  void aFewMayGoOrASmallPart(int going, int users, int percent, boolean mayGo) {
    assertThat(MassDeletionDecision.mayGo(going, users, percent)).isEqualTo(mayGo);
  }

  private static DeletionGuard.Source store(int users) {
    return new DeletionGuard.Source("SecretStore \"ns/s\"", users, false);
  }

  private void goes(DeletionGuard.Source source, String uid, Instant when) {
    assertThatCode(() -> guard.check(source, uid, when)).doesNotThrowAnyException();
  }

  private void isKept(DeletionGuard.Source source, String uid, Instant when) {
    assertThatThrownBy(() -> guard.check(source, uid, when)).isInstanceOf(FailureException.class);
  }

  private void threeGo() {
    List.of("a", "b", "c").forEach(uid -> goes(store(4), uid, NOW));
  }

  @Test
  @Conformance("ADV-24")
  void theOneTooManyIsKeptAndTold() {
    threeGo();
    assertThatThrownBy(() -> guard.check(store(4), "d", NOW))
        .hasMessageContaining("4 of the 4 ExternalSecrets of SecretStore \"ns/s\"")
        .hasMessageContaining("30 % may")
        .hasMessageContaining("tsunagi.dev/confirm-deletions=true")
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.failure()).isInstanceOf(Failure.Conflict.class);
              assertThat(e.failure().retry()).isInstanceOf(Retry.Backoff.class);
            });
  }

  @Test
  void whoAsksAgainKeepsTheGuardUp() {
    threeGo();
    var when = NOW;
    for (var i = 0; i < 10; i++) {
      for (var uid : List.of("d", "e", "f", "g")) {
        isKept(store(4), uid, when);
      }
      when = when.plus(Duration.ofMinutes(8));
    }
  }

  @Test
  void oneAfterTheOtherMayGo() {
    for (var i = 0; i < 20; i++) {
      goes(store(4), "uid-" + i, NOW.plus(Duration.ofMinutes(6L * i)));
    }
  }

  @Test
  void theSameOneCountsOnce() {
    for (var i = 0; i < 20; i++) {
      goes(store(4), "a", NOW.plusSeconds(i));
    }
  }

  @Test
  void oneStoreDoesNotSpeakForAnother() {
    threeGo();
    goes(new DeletionGuard.Source("SecretStore \"other/s\"", 4, false), "d", NOW);
  }

  @Test
  void whatCameBackCountsNoMore() {
    threeGo();
    guard.calm("b");
    goes(store(4), "d", NOW);
  }

  @Test
  void whatIsConfirmedGoes() {
    threeGo();
    goes(new DeletionGuard.Source("SecretStore \"ns/s\"", 4, true), "d", NOW);
  }
}
