package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.oci.OciCalls;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.simulator.kubernetes.http.Journal;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an operator may still do by the time that its Lease was last renewed.
class LeaseFenceIT {

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger lost = new AtomicInteger();
  private final LeaseFence fence =
      new LeaseFence(
          Optional.of(
              new LeaderElectionSettings(
                  "lease", Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2))),
          clock::get,
          lost::incrementAndGet);
  private KubernetesSimulator cluster;
  private KubernetesClient client;

  @BeforeEach
  void start() {
    cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()), fence);
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  private void pass(int seconds) {
    clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private Lease acquire() {
    var lease = new LeaseBuilder().withNewMetadata().withName("lease").endMetadata().withNewSpec();
    return client.leases().inNamespace("default").resource(lease.endSpec().build()).create();
  }

  private void write(String name) {
    var object = new ConfigMapBuilder().withNewMetadata().withName(name).endMetadata().build();
    client.configMaps().inNamespace("default").resource(object).create();
  }

  private long written() {
    return cluster.journal().entries().stream()
        .filter(entry -> entry.resource().equals("configmaps"))
        .filter(Journal.Entry::isWrite)
        .count();
  }

  @Test
  void whoHoldsItWritesAsLongAsItIsRenewed() {
    var lease = acquire();
    pass(12);
    write("one");
    client.resource(lease).patch();
    pass(12);
    write("two");
    fence.before(OciCalls.NONE).calling();
    assertThat(written()).isEqualTo(2);
    assertThat(lost).hasValue(0);
  }

  @Test
  void whoDidNotRenewItEndsInsteadOfWriting() {
    acquire();
    pass(14);
    assertThat(client.configMaps().inNamespace("default").list().getItems()).isEmpty();
    assertThat(lost).as("by a read").hasValue(0);
    assertThatThrownBy(() -> write("late")).hasStackTraceContaining("the Lease has run out");
    assertThat(lost).hasValue(1);
    assertThatThrownBy(fence.before(OciCalls.NONE)::calling).hasMessage("the Lease has run out");
    assertThat(lost).hasValue(2);
    assertThat(written()).isZero();
  }

  @Test
  void aRefusedRenewalIsNone() {
    var lease = acquire();
    pass(12);
    assertThatThrownBy(this::acquire).hasMessageContaining("409");
    client.resource(lease).get();
    pass(2);
    assertThatThrownBy(() -> write("late")).hasStackTraceContaining("the Lease has run out");
    assertThat(written()).isZero();
  }

  @Test
  void whoNeverHeldItIsNoneOfItsBusiness() {
    pass(100);
    assertThatCode(() -> write("one")).doesNotThrowAnyException();
    assertThat(lost).hasValue(0);
  }
}
