package dev.tsunagi.simulator.oci.wire;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Faults.Effect;
import dev.tsunagi.simulator.oci.wire.Faults.Fault;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private final Faults faults = new Faults();

  @Test
  void aFaultIsUsedUpByTheCallsItHits() {
    faults.fail("GetSecret", 503, 2);

    assertThat(faults.strike("ListSecrets")).isEmpty();
    assertThat(faults.strike("GetSecret")).hasSize(1);
    assertThat(faults.strike("GetSecret")).hasSize(1);
    assertThat(faults.strike("GetSecret")).isEmpty();
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void aFaultLetsTheFirstCallsPass() {
    faults.add(new Fault("GetSecret", new Effect.Dropped(), 1, 1));

    assertThat(faults.strike("GetSecret")).isEmpty();
    assertThat(faults.strike("GetSecret")).containsExactly(new Effect.Dropped());
  }

  @Test
  void aFaultOfEveryOperationNeverEndsUnlessCleared() {
    faults.throttle(Faults.ANY, Duration.ofSeconds(3), Faults.ALWAYS);

    for (var i = 0; i < 100; i++) {
      assertThat(faults.strike("Operation" + i)).hasSize(1);
    }
    faults.clear();
    assertThat(faults.strike("GetSecret")).isEmpty();
  }

  @Test
  void severalFaultsHitOneCall() {
    faults.latency("GetSecret", Duration.ofMillis(1), 1);
    faults.expiredToken("GetSecret", 1);

    assertThat(faults.strike("GetSecret"))
        .hasExactlyElementsOfTypes(Effect.Latency.class, Effect.Status.class);
  }
}
