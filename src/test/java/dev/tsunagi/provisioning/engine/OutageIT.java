package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Faults.Effect;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// OCI is away for an hour, in each of its ways, on a clock that is put forward: no hot loop, no
/// loss, one thing to say per object, and no stampede when it is back.
class OutageIT {

  private static final int CROWD = 8;
  private static final Duration OUTAGE = Duration.ofHours(1);

  /// The longest wait between two tries, with its jitter.
  private static final Duration LONGEST = Duration.ofMinutes(13);

  enum Outage {
    /// 429.
    THROTTLED(CROWD, "Throttled", 1),
    /// 500. A circuit breaker of the SDK would open: it is not to speak for OCI.
    FAILING(CROWD, "OciUnavailable", 1),
    /// No answer. Few, since each takes its time in earnest.
    HANGING(2, "OciUnavailable", 1),
    /// Connections are reset. The JDK's client sends a read once more, over another: the server may
    /// have closed one that was idle.
    RESET(CROWD, "OciUnavailable", 2),
    /// 401.
    EXPIRED(CROWD, "AccessDenied", 1);

    private final int crowd;
    private final String reason;
    private final int callsPerRun;

    Outage(int crowd, String reason, int callsPerRun) {
      this.crowd = crowd;
      this.reason = reason;
      this.callsPerRun = callsPerRun;
    }

    private void begin(OciSimulator cloud) {
      var faults = cloud.faults();
      switch (this) {
        case THROTTLED -> faults.throttle(Faults.ANY, Duration.ZERO, Faults.ALWAYS);
        case FAILING -> faults.fail(Faults.ANY, 500, Faults.ALWAYS);
        case HANGING -> faults.latency(Faults.ANY, PATIENCE.multipliedBy(3), Faults.ALWAYS);
        case RESET -> faults.add(Faults.ANY, new Effect.Dropped(), Faults.ALWAYS);
        case EXPIRED -> faults.expiredToken(Faults.ANY, Faults.ALWAYS);
      }
    }
  }

  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static Proving proving;
  private static Proving impatient;

  @BeforeAll
  static void start() {
    proving = new Proving();
    impatient = new Proving(PATIENCE);
  }

  @AfterEach
  void clear() {
    proving.cloud.faults().clear();
    impatient.cloud.faults().clear();
  }

  @AfterAll
  static void stop() {
    proving.close();
    impatient.close();
  }

  /// An object, and when it is due.
  private static final class Turn {
    private final Drill<?, ?> drill;
    private Instant due;
    private int runs;

    private Turn(Drill<?, ?> drill, Instant due) {
      this.drill = drill;
      this.due = due;
    }

    private void take(Proving on) {
      on.cloud.clock().advance(later(Duration.between(on.cloud.clock().instant(), due)));
      runs++;
      due = on.cloud.clock().instant().plus(drill.look());
    }

    private static Duration later(Duration wait) {
      return wait.isNegative() ? Duration.ZERO : wait;
    }

    private String synced() {
      return drill.condition("Synced").orElseThrow().reason();
    }
  }

  /// All run when they are due, for so long. Returns when each run was.
  private static List<Instant> pass(Proving on, List<Turn> turns, Duration time) {
    var end = on.cloud.clock().instant().plus(time);
    var ran = new ArrayList<Instant>();
    while (true) {
      var next = turns.stream().min(Comparator.comparing(turn -> turn.due)).orElseThrow();
      if (next.due.isAfter(end)) {
        on.cloud.clock().advance(Turn.later(Duration.between(on.cloud.clock().instant(), end)));
        return ran;
      }
      next.take(on);
      ran.add(on.cloud.clock().instant());
    }
  }

  private static List<Turn> ready(Proving on, Outage outage) {
    var drills = new ArrayList<Drill<?, ?>>();
    for (var i = 0; i < outage.crowd; i++) {
      var name = "%s-%d".formatted(outage.name().toLowerCase(Locale.ROOT), i);
      var drill = on.drill(Kinds.STREAM, name, "");
      drill.runUntilReady();
      drill.run();
      drill.said().clear();
      drills.add(drill);
    }
    // The worst: all come at the same moment, as after a start of the operator.
    var now = on.cloud.clock().instant();
    return drills.stream().map(drill -> new Turn(drill, now)).toList();
  }

  private static Map<String, Secret> secrets(Proving on, List<Turn> turns) {
    return turns.stream()
        .map(turn -> turn.drill.object().getMetadata().getName())
        .collect(
            Collectors.toMap(
                name -> name,
                name -> on.client.secrets().inNamespace("default").withName(name).get()));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Outage.class)
  @Conformance("ADV-29")
  void anHourWithoutOciIsSurvived(Outage outage) {
    var on = outage == Outage.HANGING ? impatient : proving;
    var turns = ready(on, outage);
    var secrets = secrets(on, turns);
    var before = on.calls("GetStream");
    outage.begin(on.cloud);
    var ran = pass(on, turns, OUTAGE);

    assertThat(turns).allSatisfy(turn -> assertThat(turn.runs).isBetween(4, 24));
    // The cloud notes a call when it is done with it.
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(on.calls("GetStream") - before)
                    .as("no call more a run, and no breaker that answers in place of OCI")
                    .isEqualTo((long) ran.size() * outage.callsPerRun));
    assertThat(turns)
        .allSatisfy(
            turn -> {
              assertThat(turn.synced()).isEqualTo(outage.reason);
              assertThat(turn.drill.isReady()).as("usable all the same").isTrue();
              assertThat(Set.copyOf(turn.drill.said())).as("one thing to say").hasSize(1);
            });
    assertThat(secrets(on, turns)).isEqualTo(secrets);

    on.cloud.faults().clear();
    var back = pass(on, turns, LONGEST);
    assertThat(turns).allSatisfy(turn -> assertThat(turn.synced()).isEqualTo("Synced"));
    assertThat(busiest(back, Duration.ofSeconds(10)))
        .as("no stampede")
        .isLessThanOrEqualTo(Math.max(2, outage.crowd / 2));
  }

  /// The most runs within any time so long.
  private static long busiest(List<Instant> ran, Duration time) {
    return ran.stream()
        .mapToLong(
            from ->
                ran.stream().filter(t -> !t.isBefore(from) && t.isBefore(from.plus(time))).count())
        .max()
        .orElse(0);
  }

  /// With the operator as a whole, on the clock of the wall.
  @Test
  @Conformance({"ADV-16", "ADV-29"})
  void theOperatorStaysReadyAndSaysOneThingPerObject() {
    try (var rig = Rig.start("--oci-region", "us-ashburn-1")) {
      var namespace = rig.namespace("outage");
      var names = List.of("one", "two", "three");
      names.forEach(name -> apply(rig, name, "1"));
      awaitSynced(rig, "as the spec says");
      rig.cloud.faults().fail("GetStream", 503, Faults.ALWAYS);
      names.forEach(name -> apply(rig, name, "2"));
      awaitSynced(rig, "could not");
      var calls = rig.cloud.journal().counts();
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(rig.cloud.journal().counts())
                      .as(rig.events(namespace).toString())
                      .isNotEqualTo(calls));
      assertThat(rig.isReady()).isTrue();
      for (var name : names) {
        assertThat(rig.events(namespace))
            .filteredOn(e -> e.startsWith("Warning OciUnavailable " + name + ":"))
            .hasSize(1);
        assertThat(rig.value(namespace, name, "endpoint")).isPresent();
      }
      rig.cloud.faults().clear();
      awaitSynced(rig, "as the spec says");
      assertThat(writes(rig))
          .isSubsetOf(
              "secrets",
              "events",
              "streams.oci.oracle.com",
              "streams.oci.oracle.com/status",
              "serviceaccounts/token");
    }
  }

  private static final Duration SOON = Duration.ofSeconds(30);

  private static void apply(Rig rig, String name, String round) {
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: Stream
        metadata: {name: %1$s, namespace: outage}
        spec: {compartmentId: %2$s, name: %1$s, partitions: 1, freeformTags: {round: "%3$s"}}
        """
            .formatted(name, Rig.COMPARTMENT, round));
  }

  private static void awaitSynced(Rig rig, String says) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        rig.client
                            .resources(dev.tsunagi.api.provisioning.Stream.class)
                            .inNamespace("outage")
                            .list()
                            .getItems())
                    .hasSize(3)
                    .allSatisfy(
                        stream ->
                            assertThat(stream.getStatus().conditions())
                                .anyMatch(
                                    c -> c.type().equals("Synced") && c.message().contains(says))));
  }

  /// What the operator, and not the test, has written.
  private static Set<String> writes(Rig rig) {
    return rig.apiCalls().counts().keySet().stream()
        .filter(kind -> !kind.client().equals("test"))
        .filter(kind -> !Set.of("get", "list", "watch").contains(kind.verb()))
        .map(kind -> kind.resource())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
