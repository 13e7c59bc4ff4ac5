package dev.tsunagi.simulator.oci.wire;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class JournalTest {

  private final Journal journal = new Journal();

  @Test
  void keepsTheLastTenThousandAndCountsAll() {
    for (var i = 0; i < 10_002; i++) {
      journal.add(entry("GetSecret", i));
    }

    assertThat(journal.entries()).hasSize(10_000);
    assertThat(journal.entries().getFirst().path()).isEqualTo("/2");
    assertThat(journal.count("GetSecret")).isEqualTo(10_002);
    assertThat(journal.count("ListSecrets")).isZero();
  }

  @Test
  void forgetsWhenCleared() {
    journal.add(entry("GetSecret", 1));
    journal.clear();

    assertThat(journal.entries()).isEmpty();
    assertThat(journal.count("GetSecret")).isZero();
  }

  private static Journal.Entry entry(String operation, int number) {
    return new Journal.Entry(operation, "GET", "/" + number, "", "-", 200, "", Instant.EPOCH);
  }
}
