package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class SyncMemoryTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(2);

  private final SyncMemory memory = new SyncMemory();

  @Test
  void aRefreshKeepsItsDemandUntilTheSpecChanges() {
    var first = memory.begin("a", "1", NOW);
    assertThat(first.notBefore()).isEqualTo(NOW);
    assertThat(memory.begin("a", "1", LATER)).isSameAs(first);
    assertThat(memory.begin("b", "1", LATER).notBefore()).isEqualTo(LATER);
    var edited = memory.begin("a", "2", LATER);
    assertThat(edited.notBefore()).isEqualTo(LATER);
    assertThat(edited.progress()).isNotSameAs(first.progress());
  }

  @Test
  void waitingIsBriefUntilItWasNot() {
    assertThat(memory.waitsBriefly("a", NOW)).isTrue();
    assertThat(memory.waitsBriefly("a", NOW.plusSeconds(9))).isTrue();
    assertThat(memory.waitsBriefly("b", NOW.plusSeconds(9))).isTrue();
    assertThat(memory.waitsBriefly("a", NOW.plusSeconds(10))).isFalse();
    memory.remember("a", new SyncMemory.Synced("1", Map.of(), NOW, Outcome.SYNCED));
    assertThat(memory.waitsBriefly("a", NOW.plusSeconds(20))).isTrue();
  }

  @Test
  void theNextRefreshBeginsAnewAfterSuccessFailureAndDeletion() {
    var synced = new SyncMemory.Synced("1", Map.of(), NOW, Outcome.SYNCED);
    List<Consumer<String>> ends =
        List.of(uid -> memory.remember(uid, synced), memory::giveUp, memory::forget);
    for (var end : ends) {
      var ended = memory.begin("a", "1", NOW);
      end.accept("a");
      var next = memory.begin("a", "1", LATER);
      assertThat(next.notBefore()).isEqualTo(LATER);
      assertThat(next.progress()).isNotSameAs(ended.progress());
      memory.giveUp("a");
    }
  }
}
