package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import module java.base;

import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Faults.Effect;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The operator dies at every step of a create, or loses the lease, or its answer or its status is
/// lost, while lists lag: there is one resource in the end, and the object has found it.
class CrashSafetyIT {

  private static Proving proving;
  private static int databases;

  @BeforeAll
  static void start() {
    proving = new Proving();
  }

  @AfterEach
  void clear() {
    proving.cloud.faults().clear();
    proving.mortality.live();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  /// What is shared, such as Secrets and names of databases, has names of its own.
  private static Drill<?, ?> drill(Kinds kind, String name) {
    var more = kind == Kinds.AUTONOMOUS ? "dbName: crash" + ++databases : "";
    return proving.drill(
        kind, name + "-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), more);
  }

  private static void madeOne(Drill<?, ?> drill) {
    assertThat(drill.owned()).containsExactly(drill.status().id());
  }

  private static void becomesReadyWithOne(Drill<?, ?> drill) {
    drill.runUntilReady();
    madeOne(drill);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  void withoutAnyMishapOneCallIsEnough(Kinds kind) {
    var drill = drill(kind, "calm");
    var before = proving.calls("Create" + kind.operation);
    drill.runUntilReady();
    assertThat(proving.calls("Create" + kind.operation) - before).isEqualTo(1);
    madeOne(drill);
  }

  /// Whatever the call, that which makes the resource among them.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void killedAfterAnyCallThereIsOne(Kinds kind) {
    var calls = 0;
    var creates = proving.calls("Create" + kind.operation);
    for (var died = true; died; ) {
      calls++;
      var drill = drill(kind, "killed-" + calls);
      died = drill.runAndDieAfter(calls);
      becomesReadyWithOne(drill);
    }
    assertThat(calls).as("deaths").isGreaterThan(4);
    assertThat(proving.calls("Create" + kind.operation) - creates).isGreaterThanOrEqualTo(calls);
  }

  /// Whatever the run: its last deed is done, and what it had to report is lost.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void killedBeforeAnyStatusWriteThereIsOne(Kinds kind) {
    for (var step = 0; step <= 4; step++) {
      var drill = drill(kind, "unwritten-" + step);
      for (var run = 0; run < step; run++) {
        drill.run();
      }
      drill.runAndDie();
      becomesReadyWithOne(drill);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void killedAgainAndAgainThereIsOne(Kinds kind) {
    var drill = drill(kind, "unlucky");
    for (var run = 0; run < 8; run++) {
      drill.runAndDie();
      drill.run();
    }
    becomesReadyWithOne(drill);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void deadForLongerThanARetryTokenLivesThereIsOne(Kinds kind) {
    var drill = drill(kind, "long-dead");
    drill.run();
    drill.runAndDie();
    drill.pass(Duration.ofHours(25));
    becomesReadyWithOne(drill);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void aCreateCallWhoseAnswerIsLostMakesOne(Kinds kind) {
    var drill = drill(kind, "lost-answer");
    proving.cloud.faults().loseAnswer("Create" + kind.operation, 1);
    becomesReadyWithOne(drill);
    assertThat(drill.said()).anyMatch(said -> said.startsWith("OciUnavailable"));
  }

  /// OCI voids a token when somebody else changed what it made: there is a resource, then. A stream
  /// is made without one.
  @ParameterizedTest(name = "{0}")
  @EnumSource(value = Kinds.class, mode = EXCLUDE, names = "STREAM")
  @Conformance("ADV-26")
  void aLostCallWhoseTokenIsVoidMakesOne(Kinds kind) {
    var drill = drill(kind, "void-token");
    var create = "Create" + kind.operation;
    proving.cloud.faults().loseAnswer(create, 1);
    var used = new Effect.Status(409, "InvalidatedRetryToken", "used", Optional.empty());
    proving.cloud.faults().add(new Faults.Fault(create, used, 1, 1));
    becomesReadyWithOne(drill);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(value = Kinds.class, mode = EXCLUDE, names = "STREAM")
  void aVoidTokenOfWhichNothingIsLeftLeadsToAnother(Kinds kind) {
    var drill = drill(kind, "voided");
    var used = new Effect.Status(409, "InvalidatedRetryToken", "used", Optional.empty());
    proving.cloud.faults().add("Create" + kind.operation, used, 1);
    becomesReadyWithOne(drill);
    assertThat(drill.object().getStatus().pledge()).extracting(Pledge::attempt).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  void aCreateCallThatOciRefusedIsMadeAgain(Kinds kind) {
    var drill = drill(kind, "throttled");
    proving.cloud.faults().fail("Create" + kind.operation, 429, 2);
    becomesReadyWithOne(drill);
    assertThat(drill.said()).anyMatch(said -> said.startsWith("Throttled"));
  }

  /// The API server answers 409 to every status for a while.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void aStormOfConflictsOverTheStatusMakesOne(Kinds kind) {
    for (var since = 0; since <= 2; since++) {
      var drill = drill(kind, "conflicts-" + since);
      for (var run = 0; run < since; run++) {
        drill.run();
      }
      for (var conflict = 0; conflict < 5; conflict++) {
        drill.runAndLoseTheReport();
      }
      becomesReadyWithOne(drill);
    }
  }

  /// The lists of OCI are late, and their pages come empty before they come full.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void aListThatLagsHidesNothingForGood(Kinds kind) {
    var drill = drill(kind, "late-list");
    drill.run();
    drill.runAndDie();
    proving.cloud.faults().add("List" + kind.operation + "s", new Effect.EmptyPage(), 3);
    drill.runAndDie();
    drill.pass(Proving.LAG);
    becomesReadyWithOne(drill);
  }

  /// The lease is lost after the call, and before the status that tells of it; the old leader's
  /// status arrives late.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void anotherLeaderGoesOnWithTheSameResource(Kinds kind) {
    var old = drill(kind, "two-leaders");
    old.run();
    var late = old.runAndHoldTheReport();
    var leader = old.successor();
    leader.run();
    late.run();
    becomesReadyWithOne(leader);
  }

  /// The lease is taken over while the call is on its way.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void aCallThatArrivesUnderTheNextLeaderMakesNoSecond(Kinds kind) throws Exception {
    var create = "Create" + kind.operation;
    var old = drill(kind, "slow-call");
    old.run();
    proving.cloud.faults().latency(create, Duration.ofMillis(300), 1);
    var leader = old.successor();
    var calling = Thread.startVirtualThread(old::runAndHoldTheReport);
    leader.runAndLoseTheReport();
    calling.join();
    becomesReadyWithOne(leader);
  }

  /// Two that believe to lead, and each other's reports overwrite what the other knew.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  @Conformance("ADV-26")
  void twoThatTakeTurnsMakeOne(Kinds kind) {
    var one = drill(kind, "turns");
    var other = one.successor();
    for (var turn = 0; turn < 6; turn++) {
      one.run();
      other.run();
    }
    becomesReadyWithOne(one);
  }
}
