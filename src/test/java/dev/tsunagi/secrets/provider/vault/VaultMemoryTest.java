package dev.tsunagi.secrets.provider.vault;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.support.TestClock;
import org.junit.jupiter.api.Test;

class VaultMemoryTest {

  private static final ReadScope ALICE = new ReadScope("alice", "vault");
  private static final ReadScope BOB = new ReadScope("bob", "vault");

  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private final VaultMemory memory = new VaultMemory(clock);
  private final AtomicInteger taken = new AtomicInteger();

  private Census take() {
    return new Census.Unseen("number " + taken.incrementAndGet());
  }

  @Test
  void manyWhoAskWithinAMomentShareOneCensus() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Census> ask = () -> memory.census(ALICE, this::take);
      for (var one : threads.invokeAll(Collections.nCopies(100, ask))) {
        assertThat(one.get()).isEqualTo(new Census.Unseen("number 1"));
      }
    }
    clock.advance(VaultMemory.CENSUS_HOLDS);
    assertThat(memory.census(ALICE, this::take)).isEqualTo(new Census.Unseen("number 2"));
  }

  @Test
  void nobodySeesWhatAnotherWasShown() {
    memory.census(ALICE, this::take);
    assertThat(memory.census(BOB, this::take)).isEqualTo(new Census.Unseen("number 2"));
    memory.saw(ALICE, "db", "ocid1");
    assertThat(memory.sighting(BOB, "db")).isEmpty();
    assertThat(memory.sighting(ALICE, "db"))
        .contains(new VaultMemory.Sighting("ocid1", clock.instant()));
  }
}
