package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The operator dies at every step of a create, or its answer is lost, while lists lag: there is
/// one resource in the end, and the object has found it.
class CrashSafetyIT {

  private Proving proving;

  @BeforeEach
  void start() {
    proving = new Proving();
  }

  @AfterEach
  void stop() {
    proving.close();
  }

  static Stream<Arguments> kindsAndSteps() {
    return Stream.of(Kinds.values())
        .flatMap(kind -> IntStream.rangeClosed(0, 4).mapToObj(step -> Arguments.of(kind, step)));
  }

  /// What the cloud has made of a kind besides what the test needed: a repeated call with a retry
  /// token makes nothing.
  private static long made(Drill<?, ?> drill) {
    return drill.countOwned();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  void withoutAnyMishapOneCallIsEnough(Kinds kind) {
    var drill = proving.drill(kind, "calm", "");
    var before = proving.calls("Create" + kind.operation);
    drill.runUntilReady();
    assertThat(proving.calls("Create" + kind.operation) - before).isEqualTo(1);
    assertThat(made(drill)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} killed after run {1}")
  @MethodSource("kindsAndSteps")
  void killedAfterAnyRunThereIsOne(Kinds kind, int step) {
    var drill = proving.drill(kind, "killed", "");
    for (var run = 0; run < step; run++) {
      drill.run();
    }
    drill.runAndDie();
    drill.runUntilReady();
    assertThat(made(drill)).isEqualTo(1);
    assertThat(drill.status().id()).startsWith("ocid1.");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  void killedAgainAndAgainThereIsOne(Kinds kind) {
    var drill = proving.drill(kind, "unlucky", "");
    for (var run = 0; run < 8; run++) {
      drill.runAndDie();
      drill.run();
    }
    drill.runUntilReady();
    assertThat(made(drill)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  void aCreateCallWhoseAnswerIsLostMakesOne(Kinds kind) {
    var drill = proving.drill(kind, "lost-answer", "");
    proving.cloud.faults().loseAnswer("Create" + kind.operation, 1);
    drill.runUntilReady();
    assertThat(made(drill)).isEqualTo(1);
    assertThat(drill.said()).anyMatch(said -> said.startsWith("OciUnavailable"));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  void aCreateCallThatOciRefusedIsMadeAgain(Kinds kind) {
    var drill = proving.drill(kind, "throttled", "");
    proving.cloud.faults().fail("Create" + kind.operation, 429, 2);
    drill.runUntilReady();
    assertThat(made(drill)).isEqualTo(1);
    assertThat(drill.said()).anyMatch(said -> said.startsWith("Throttled"));
  }

  /// Two operators believe to lead: both act on what they last read.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  void anotherLeaderGoesOnWithTheSameResource(Kinds kind) {
    var drill = proving.drill(kind, "two-leaders", "");
    drill.run();
    drill.runAndDie();
    drill.runAndDie();
    drill.runUntilReady();
    assertThat(made(drill)).isEqualTo(1);
  }
}
