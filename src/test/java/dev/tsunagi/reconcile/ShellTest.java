package dev.tsunagi.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.failure.Pace;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.support.TestClock;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a failure does to the next look. Status writes are tried end to end elsewhere: these runs
/// leave the status as it is.
class ShellTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private final List<Notice> told = new ArrayList<>();
  private final List<Measures.Ran> ran = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private final Measures measures =
      new Measures() {
        @Override
        public void begun(HasMetadata object) {
          seen.add("begun " + object.getMetadata().getName());
        }

        @Override
        public void ran(HasMetadata object, Ran how) {
          seen.add("ran " + object.getMetadata().getName());
          ran.add(how);
        }

        @Override
        public void gone(String kind, String namespace, String name) {
          seen.add("gone " + kind + " " + namespace + "/" + name);
        }
      };
  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private final Shell shell =
      new Shell(new Backoffs(clock, () -> 0), (_, notice) -> told.add(notice), measures);
  private static final Condition READY = new Condition("Ready", "True", "", "", null);
  private final ExternalSecret primary =
      Manifests.read(
          ExternalSecret.class,
          """
          metadata: {name: es, namespace: ns, uid: u}
          status: {conditions: [{type: Ready, status: "True"}]}
          """);

  private record Fails(RuntimeException why, Optional<Duration> own)
      implements Run<ExternalSecretStatus> {
    @Override
    public Report<ExternalSecretStatus> reconcile() {
      throw why;
    }

    @Override
    public Report<ExternalSecretStatus> failed(Failure failure) {
      return new Report<>(Optional.empty(), List.of(Notice.warning("Why", failure.message())), own);
    }
  }

  /// When the shell wants to be called again; then it is as late.
  @SuppressWarnings("NullAway") // nothing here asks the context
  private Optional<Duration> again(Run<ExternalSecretStatus> run) {
    var delay =
        shell
            .reconcile(primary, (Context<ExternalSecret>) null, run)
            .getScheduleDelay()
            .map(Duration::ofMillis);
    delay.ifPresent(clock::advance);
    return delay;
  }

  @TestFactory
  Stream<DynamicTest> theKindOfFailureSaysWhenToTryAgain() {
    var second = Optional.of(Duration.ofSeconds(1));
    var minutes = Optional.of(Duration.ofMinutes(5));
    var own = Optional.of(HOUR);
    return Stream.of(
            Map.entry(new Failure.Invalid("x"), own),
            Map.entry(new Failure.Refused("Why", "x"), own),
            Map.entry(new Failure.Denied("x"), minutes),
            Map.entry(new Failure.Exhausted("x"), minutes),
            Map.entry(
                new Failure.Throttled("x", Duration.ofSeconds(7)),
                Optional.of(Duration.ofSeconds(7))),
            Map.entry(new Failure.Unresolved("x"), second),
            Map.entry(new Failure.Pending("x"), second),
            Map.entry(new Failure.Conflict("x"), second),
            Map.entry(new Failure.Unavailable("x"), second))
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey().getClass().getSimpleName(),
                    () -> {
                      var shell = new ShellTest();
                      assertThat(shell.again(fails(e.getKey(), HOUR))).isEqualTo(e.getValue());
                      assertThat(shell.told).containsExactly(Notice.warning("Why", "x"));
                    }));
  }

  private static Fails fails(Failure why, Duration own) {
    return new Fails(new FailureException(why), Optional.of(own));
  }

  @Test
  void anOwnIntervalThatIsShorterCountsButNotAgainstThrottling() {
    var soon = Duration.ofSeconds(2);
    assertThat(again(fails(new Failure.Denied("x"), soon))).contains(soon);
    assertThat(again(fails(new Failure.Throttled("x", HOUR), soon))).contains(HOUR);
  }

  @Test
  void aFailureThatPassesIsTriedAgainAtThePaceOfItsStore() {
    var pace = new Pace(1, Duration.ofSeconds(30));
    var unavailable = new FailureException(new Failure.Unavailable("x")).at(pace).within("there");
    assertThat(again(new Fails(unavailable, Optional.of(HOUR)))).contains(Duration.ofSeconds(30));
    assertThat(again(new Fails(unavailable, Optional.of(HOUR)))).contains(Duration.ofSeconds(1));
    var throttled = new Failure.Throttled("x", Duration.ofSeconds(7));
    assertThat(again(new Fails(new FailureException(throttled).at(pace), Optional.of(HOUR))))
        .contains(Duration.ofSeconds(30));
    var denied = new FailureException(new Failure.Denied("x")).at(pace);
    assertThat(again(new Fails(denied, Optional.of(HOUR)))).contains(Duration.ofMinutes(5));
  }

  @Test
  void failuresWaitLongerAndLongerUntilASuccess() {
    var failing = fails(new Failure.Unavailable("x"), HOUR);
    assertThat(again(failing)).contains(Duration.ofSeconds(1));
    assertThat(again(failing)).contains(Duration.ofSeconds(2));
    assertThat(again(new Succeeds())).isEmpty();
    assertThat(again(failing)).contains(Duration.ofSeconds(1));
  }

  @Test
  void anObjectAtWorkWhenTheOperatorEndsIsNotToldThatSomethingWentWrong() {
    var rejected = new RejectedExecutionException("the pool is shut down");
    assertThat(again(new Fails(rejected, Optional.of(HOUR)))).contains(Duration.ofSeconds(1));
    assertThat(told).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyRunIsMeasured() {
    return Stream.<Map.Entry<Run<ExternalSecretStatus>, Measures.Result>>of(
            Map.entry(new Succeeds(), Measures.Result.SUCCESS),
            Map.entry(new ComesBack(), Measures.Result.REQUEUE_AFTER),
            Map.entry(fails(new Failure.Pending("x"), HOUR), Measures.Result.REQUEUE_AFTER),
            Map.entry(fails(new Failure.Invalid("x"), HOUR), Measures.Result.ERROR),
            Map.entry(
                new Fails(new IllegalStateException("x"), Optional.empty()), Measures.Result.ERROR))
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey() + " → " + e.getValue(),
                    () -> {
                      var test = new ShellTest();
                      test.again(e.getKey());
                      assertThat(test.seen).containsExactly("begun es", "ran es");
                      assertThat(test.ran)
                          .singleElement()
                          .satisfies(
                              how -> {
                                assertThat(how.result()).isEqualTo(e.getValue());
                                assertThat(how.took()).isPositive();
                                assertThat(how.conditions()).isEqualTo(List.of(READY));
                              });
                    }));
  }

  @Test
  void theMeasuresOfAReleasedObjectGoLast() {
    shell.cleanup(primary, () -> {});
    assertThat(seen).containsExactly("begun es", "ran es", "gone ExternalSecret ns/es");
  }

  private record ComesBack() implements Run<ExternalSecretStatus> {
    @Override
    public Report<ExternalSecretStatus> reconcile() {
      return Report.unchanged(Optional.of(HOUR));
    }

    @Override
    public Report<ExternalSecretStatus> failed(Failure failure) {
      throw new AssertionError(failure.message());
    }
  }

  private record Succeeds() implements Run<ExternalSecretStatus> {
    @Override
    public Report<ExternalSecretStatus> reconcile() {
      return Report.unchanged(Optional.empty());
    }

    @Override
    public Report<ExternalSecretStatus> failed(Failure failure) {
      throw new AssertionError(failure.message());
    }
  }

  @Test
  void aBugIsNamedButNotQuoted() {
    var delay = again(new Fails(new IllegalStateException("s3cret"), Optional.empty()));
    assertThat(delay).contains(Duration.ofSeconds(1));
    assertThat(told)
        .singleElement()
        .extracting(Notice::message)
        .asString()
        .contains("IllegalStateException")
        .doesNotContain("s3cret");
  }

  @Test
  void aDeletionThatCannotFinishComesBackAndSaysWhy() {
    var control =
        shell.cleanup(
            primary,
            () -> {
              throw new FailureException(new Failure.Unavailable("x"));
            });
    assertThat(control.isRemoveFinalizer()).isFalse();
    assertThat(control.getScheduleDelay()).contains(1_000L);
    assertThat(told).containsExactly(Notice.warning("CleanupFailed", "x"));
    assertThat(shell.cleanup(primary, () -> {}).isRemoveFinalizer()).isTrue();
  }
}
