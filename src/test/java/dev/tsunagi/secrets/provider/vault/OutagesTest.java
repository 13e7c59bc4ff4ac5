package dev.tsunagi.secrets.provider.vault;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.support.TestClock;
import org.junit.jupiter.api.Test;

class OutagesTest {

  private static final ReadScope VAULT = new ReadScope("alice", "vault");
  private static final ReadScope OTHER = new ReadScope("alice", "other");

  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private final Outages outages = new Outages(clock);

  @Test
  void aVaultThatDidNotAnswerIsLeftAloneButForOneWhoTries() {
    assertThat(outages.mayAsk(VAULT)).isTrue();
    outages.failed(VAULT, "no answer");
    assertThat(outages.mayAsk(VAULT)).isFalse();
    assertThat(outages.mayAsk(OTHER)).isTrue();
    clock.advance(Outages.PROBE);
    assertThat(outages.mayAsk(VAULT)).isTrue();
    assertThat(outages.mayAsk(VAULT)).isFalse();
    clock.advance(Outages.PROBE);
    assertThat(outages.mayAsk(VAULT)).isTrue();
    outages.answered(VAULT);
    assertThat(outages.mayAsk(VAULT)).isTrue();
    assertThat(outages.of(VAULT)).isEmpty();
  }

  @Test
  void whoServesInsteadIsRememberedUntilTheVaultAnswers() {
    outages.served(VAULT, "us-phoenix-1");
    assertThat(outages.of(VAULT)).isEmpty();
    outages.failed(VAULT, "no answer");
    outages.served(VAULT, "us-phoenix-1");
    outages.failed(VAULT, "HTTP 503");
    assertThat(outages.of(VAULT))
        .contains(
            new Outages.Outage(clock.instant().plus(Outages.PROBE), "HTTP 503", "us-phoenix-1"));
  }
}
