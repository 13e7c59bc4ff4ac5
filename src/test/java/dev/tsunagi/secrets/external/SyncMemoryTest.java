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
    assertThat(memory.begin("a", "1", NOW)).isEqualTo(NOW);
    assertThat(memory.begin("a", "1", LATER)).isEqualTo(NOW);
    assertThat(memory.begin("b", "1", LATER)).isEqualTo(LATER);
    assertThat(memory.begin("a", "2", LATER)).isEqualTo(LATER);
  }

  @Test
  void theNextRefreshBeginsAnewAfterSuccessFailureAndDeletion() {
    var synced = new SyncMemory.Synced("1", Map.of(), NOW, Outcome.SYNCED);
    List<Consumer<String>> ends =
        List.of(uid -> memory.remember(uid, synced), memory::giveUp, memory::forget);
    for (var end : ends) {
      memory.begin("a", "1", NOW);
      end.accept("a");
      assertThat(memory.begin("a", "1", LATER)).isEqualTo(LATER);
      memory.giveUp("a");
    }
  }
}
