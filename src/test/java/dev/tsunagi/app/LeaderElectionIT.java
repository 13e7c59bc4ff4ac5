package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Program;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Several operators on one API server and one cloud, of which one works.
class LeaderElectionIT {

  private static final String LEASE = "external-secrets-controller";

  @TempDir Path directory;
  private ElectionStage stage;

  @BeforeEach
  void start() {
    stage = ElectionStage.start();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  /// Two processes: the first is frozen in the middle of its work, and wakes up when the second has
  /// done it. That one is killed in the middle of its own.
  @Test
  void whoFollowsLosesNothingAndDoesNothingTwice() throws Exception {
    var kubeconfig = Files.writeString(directory.resolve("kubeconfig"), stage.kubeconfig());
    try (var one = stage.process(kubeconfig);
        var another = stage.process(kubeconfig)) {
      one.awaitLine("(ready)");
      another.awaitLine("(ready)");
      var frozen = leaderOf(one, another);
      var killed = frozen == one ? another : one;
      stage.beginWork("first");
      assertThat(ElectionStage.runs(frozen)).isPositive();
      assertThat(ElectionStage.runs(killed)).isZero();
      frozen.signal("STOP");
      stage.cloud().faults().clear();
      // No help from here: the Lease has to run out for both of them.
      leaderOf(killed);
      stage.awaitWork("first");

      stage.beginWork("second");
      killed.kill();
      killed.all();
      Edits.patiently(() -> lease().edit(LeaderElectionIT::longer));
      var before = stage.writes();
      frozen.signal("CONT");
      frozen.awaitLine("(lost the lease)");
      frozen.all();
      assertThat(frozen.exitCode()).isEqualTo(1);
      assertThat(stage.writes()).as("after it woke up").isEqualTo(before);
    }
    stage.cloud().faults().clear();
    // As if the second had died some time ago.
    Edits.patiently(() -> lease().edit(LeaderElectionIT::expired));
    try (var client = KubernetesClients.of(Config.fromKubeconfig(stage.kubeconfig()));
        var last = operator(client, new CountDownLatch(1))) {
      last.start();
      stage.awaitWork("second");
    }
    stage.assertDoneOnce("first", "second");
  }

  /// In this process, which no lost Lease may end.
  @Test
  void whoStopsGivesTheLeaseBackAndWhoIsRobbedOfItStops() throws Exception {
    var lost = new CountDownLatch(1);
    try (var client = KubernetesClients.of(Config.fromKubeconfig(stage.kubeconfig()))) {
      try (var operator = operator(client, lost)) {
        operator.start();
        await().atMost(ElectionStage.SOON).until(() -> !holder().isEmpty());
      }
      assertThat(holder()).isEmpty();
      assertThat(lost.getCount()).as("not lost, but given back").isEqualTo(1);
      try (var operator = operator(client, lost)) {
        operator.start();
        await().atMost(ElectionStage.SOON).until(() -> !holder().isEmpty());
        Edits.patiently(() -> lease().edit(LeaderElectionIT::stolen));
        assertThat(lost.await(ElectionStage.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(ElectionStage.SOON).until(() -> !operator.isReady());
      }
      assertThat(holder()).as("it stays the thief's").isEqualTo("thief");
    }
  }

  private TsunagiOperator operator(KubernetesClient client, CountDownLatch lost) {
    var options = new OperatorOptions();
    new CommandLine(options).parseArgs(stage.flags());
    var settings = OperatorSettings.of(options);
    var fence = new LeaseFence(settings.leaderElection(), System::nanoTime, lost::countDown);
    return new TsunagiOperator(client, settings, Clock.systemUTC(), fence);
  }

  /// Empty when nobody holds it.
  private String holder() {
    return stage.client().resources(Lease.class).inAnyNamespace().list().getItems().stream()
        .filter(lease -> lease.getMetadata().getName().equals(LEASE))
        .map(lease -> Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), ""))
        .findFirst()
        .orElse("");
  }

  private static Program leaderOf(Program... operators) {
    return await()
        .atMost(ElectionStage.SOON)
        .until(
            () -> Stream.of(operators).filter(o -> o.hasSaid(" leading")).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Resource<Lease> lease() {
    var found =
        stage.client().resources(Lease.class).inAnyNamespace().list().getItems().stream()
            .filter(lease -> lease.getMetadata().getName().equals(LEASE))
            .findFirst();
    return stage.client().resource(found.orElseThrow());
  }

  private static Lease expired(Lease lease) {
    lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC).minusHours(2));
    return lease;
  }

  /// Nobody else may take it meanwhile, however slow this machine is.
  private static Lease longer(Lease lease) {
    lease.getSpec().setLeaseDurationSeconds(3600);
    return lease;
  }

  private static Lease stolen(Lease lease) {
    lease.getSpec().setHolderIdentity("thief");
    lease.getSpec().setLeaseDurationSeconds(3600);
    lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
    return lease;
  }
}
