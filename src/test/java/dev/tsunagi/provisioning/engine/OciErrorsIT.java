package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import module java.base;

import dev.tsunagi.failure.Retry;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Faults.Effect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every error of OCI, at every verb: which reason condition and event give, that their message
/// says what to do in OCI's words, when it is tried again, that the resource is as it was, and that
/// all goes on once the error is over.
class OciErrorsIT {

  /// "When changed" is looked at again with the others at rest, for changes in OCI go unseen.
  private static final String ERRORS =
      """
      # status, code,                                  reason,                tried again
      400, CannotParseRequest,                         InvalidSpec,           when changed
      400, InvalidParameter,                           InvalidSpec,           when changed
      400, MissingParameter,                           InvalidSpec,           when changed
      400, LimitExceeded,                              LimitReached,          in 5 min
      400, QuotaExceeded,                              LimitReached,          in 5 min
      400, RelatedResourceNotAuthorizedOrNotFound,     AccessDenied,          in 5 min
      400, InsufficientServicePermissions,             AccessDenied,          in 5 min
      400, ResourceDisabled,                           AccessDenied,          in 5 min
      401, NotAuthenticated,                           AccessDenied,          in 5 min
      402, SignUpRequired,                             AccessDenied,          in 5 min
      403, NotAuthorized,                              AccessDenied,          in 5 min
      403, NotAllowed,                                 AccessDenied,          in 5 min
      404, NotAuthorizedOrNotFound,                    AccessDenied,          in 5 min
      404, NotFound,                                   AccessDenied,          in 5 min
      405, MethodNotAllowed,                           InvalidSpec,           when changed
      409, IncorrectState,                             Conflict,              backing off
      409, LockConflict,                               Conflict,              backing off
      409, Conflict,                                   Conflict,              backing off
      409, ResourceAlreadyExists,                      Conflict,              backing off
      409, ExternalServerIncorrectState,               Conflict,              backing off
      409, NotAuthorizedOrResourceAlreadyExists,       Conflict,              backing off
      409, InvalidatedRetryToken,                      InvalidatedRetryToken, when changed
      412, NoEtagMatch,                                Conflict,              backing off
      413, PayloadTooLarge,                            InvalidSpec,           when changed
      413, RequestEntityTooLarge,                      InvalidSpec,           when changed
      422, UnprocessableEntity,                        InvalidSpec,           when changed
      429, TooManyRequests,                            Throttled,             in 2 s
      431, RequestHeaderFieldsTooLarge,                InvalidSpec,           when changed
      500, InternalServerError,                        OciUnavailable,        backing off
      501, MethodNotImplemented,                       InvalidSpec,           when changed
      503, ServiceUnavailable,                         OciUnavailable,        backing off
      """;

  private static Proving proving;
  private static Drill<?, ?> read;
  private static Drill<?, ?> changed;
  private static Drill<?, ?> leaving;

  @BeforeAll
  static void start() {
    proving = new Proving();
    read = ready("read", "");
    changed = ready("changed", "freeformTags: {team: shop}");
    leaving = ready("leaving", "deletionPolicy: Delete");
  }

  private static Drill<?, ?> ready(String name, String more) {
    var drill = proving.drill(Kinds.STREAM, name, more);
    drill.runUntilReady();
    drill.run();
    return drill;
  }

  @AfterEach
  void clear() {
    proving.cloud.faults().clear();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  private static void fail(String operation, int status, String code) {
    var effect = new Effect.Status(status, code, "said by OCI", Optional.empty());
    proving.cloud.faults().add(operation, effect, Faults.ALWAYS);
  }

  private static void shows(Drill<?, ?> drill, String reason, String again) {
    var synced = drill.condition("Synced").orElseThrow();
    assertThat(synced.status()).isEqualTo("False");
    assertThat(synced.reason()).as(synced.message()).isEqualTo(reason);
    assertThat(synced.message()).contains("could not ").contains("said by OCI");
    assertThat(drill.said().getLast()).isEqualTo(reason + ": " + synced.message());
    if (reason.equals("AccessDenied")) {
      assertThat(synced.message()).containsAnyOf("Allow ", "credentials");
    }
    assertThat(words(drill.lastFailure().orElseThrow().retry())).isEqualTo(again);
  }

  private static String words(Retry retry) {
    return switch (retry) {
      case Retry.After(var delay) when delay.toSeconds() < 60 -> "in " + delay.toSeconds() + " s";
      case Retry.After(var delay) -> "in " + delay.toMinutes() + " min";
      case Retry.Backoff _ -> "backing off";
      case Retry.WhenChanged _ -> "when changed";
    };
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(textBlock = ERRORS)
  void atCreate(int status, String code, String reason, String again) {
    assumeThat(code).as("see CrashSafetyIT").isNotEqualTo(ResourceCalls.USED_TOKEN);
    var drill = proving.drill(Kinds.STREAM, "create-" + code.toLowerCase(Locale.ROOT), "");
    fail("CreateStream", status, code);
    drill.run();
    drill.run();
    shows(drill, reason, again);
    assertThat(drill.condition("Ready").orElseThrow().status()).isEqualTo("False");
    proving.cloud.faults().clear();
    drill.runUntilReady();
    assertThat(drill.owned()).containsExactly(drill.status().id());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(textBlock = ERRORS)
  void atRead(int status, String code, String reason, String again) {
    fail("GetStream", status, code);
    read.run();
    shows(read, reason, again);
    assertThat(read.isReady()).as("usable all the same").isTrue();
    proving.cloud.faults().clear();
    read.run();
    assertThat(read.condition("Synced").orElseThrow().status()).isEqualTo("True");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(textBlock = ERRORS)
  void atUpdate(int status, String code, String reason, String again) {
    changed.retag("team", "somebody-else");
    fail("UpdateStream", status, code);
    changed.run();
    shows(changed, reason, again);
    assertThat(changed.isReady()).as("usable all the same").isTrue();
    proving.cloud.faults().clear();
    changed.runUntilSettled();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(textBlock = ERRORS)
  void atDelete(int status, String code, String reason, String again) {
    fail("DeleteStream", status, code);
    assertThat(leaving.depart()).isFalse();
    shows(leaving, reason, again);
    assertThat(Console.state(proving.cloud, leaving.status().id())).isEqualTo("ACTIVE");
  }
}
