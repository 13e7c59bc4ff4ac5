package dev.tsunagi.secrets.external;

import static dev.tsunagi.secrets.external.ExternalSecretStatuses.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalSecretStatusesTest {

  private static final Instant READ = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
  private static final ExternalSecretStatus SYNCED =
      synced(ExternalSecretStatus.EMPTY, "db", "1-a", READ, READ);

  @Test
  void aSuccessSaysWhatWhereAndWhen() {
    assertThat(SYNCED)
        .isEqualTo(
            new ExternalSecretStatus(
                new BindingRef("db"),
                List.of(new Condition("Ready", "True", "SecretSynced", "secret synced", READ)),
                READ,
                "1-a"));
  }

  @Test
  void aFailureKeepsTheLastSuccessOnRecord() {
    assertThat(ExternalSecretStatuses.failed(SYNCED, FAILED, "why", NOW))
        .isEqualTo(
            new ExternalSecretStatus(
                new BindingRef("db"),
                List.of(new Condition("Ready", "False", "SecretSyncedError", "why", NOW)),
                READ,
                "1-a"));
  }

  /// `after`: how long after the status on record the values were read again.
  @ParameterizedTest
  @CsvSource({
    "PT1S,   PT9M59S, false",
    "PT1S,   PT10M,   true",
    "PT10M,  PT10M,   true",
    "PT1H,   PT30M,   false",
    "PT1H,   PT1H,    true",
    ",       PT9M,    false",
    ",       PT10M,   true",
    "PT1H,   -PT1H,   false"
  })
  void theTimeAloneIsWrittenRarely(Duration interval, Duration after, boolean written) {
    var fresh = synced(SYNCED, "db", "1-a", READ.plus(after), NOW);
    assertThat(RefreshTimePolicy.worthWriting(SYNCED, fresh, Optional.ofNullable(interval)))
        .isEqualTo(written);
  }

  @Test
  void anythingElseIsWrittenAtOnce() {
    var hour = Optional.of(Duration.ofHours(1));
    var edited = synced(SYNCED, "db", "2-b", READ, NOW);
    var renamed = synced(SYNCED, "other", "1-a", READ, NOW);
    var failed = ExternalSecretStatuses.failed(SYNCED, FAILED, "why", NOW);
    assertThat(RefreshTimePolicy.worthWriting(ExternalSecretStatus.EMPTY, SYNCED, hour)).isTrue();
    assertThat(RefreshTimePolicy.worthWriting(SYNCED, edited, hour)).isTrue();
    assertThat(RefreshTimePolicy.worthWriting(SYNCED, renamed, hour)).isTrue();
    assertThat(RefreshTimePolicy.worthWriting(failed, SYNCED, hour)).isTrue();
    assertThat(RefreshTimePolicy.worthWriting(SYNCED, SYNCED, hour)).isFalse();
  }

  private static ExternalSecretStatus synced(
      ExternalSecretStatus old, String target, String version, Instant readAt, Instant now) {
    var success = new ExternalSecretStatuses.Success(target, version, readAt);
    return ExternalSecretStatuses.good(old, Outcome.SYNCED, success, now);
  }
}
