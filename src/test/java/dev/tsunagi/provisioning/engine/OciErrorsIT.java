package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Faults.Effect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every error of OCI, at every verb: which reason the object shows, that the message says what to
/// do in OCI's words, that the resource is as it was, and that all goes on once the error is over.
class OciErrorsIT {

  private static Proving proving;
  private static int number;

  @BeforeAll
  static void start() {
    proving = new Proving();
  }

  @AfterEach
  void clear() {
    proving.cloud.faults().clear();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  private static final String ERRORS =
      """
      # status, code,                                  reason
      400, CannotParseRequest,                         InvalidSpec
      400, InvalidParameter,                           InvalidSpec
      400, MissingParameter,                           InvalidSpec
      400, LimitExceeded,                              LimitReached
      400, QuotaExceeded,                              LimitReached
      400, RelatedResourceNotAuthorizedOrNotFound,     AccessDenied
      401, NotAuthenticated,                           AccessDenied
      403, NotAuthorized,                              AccessDenied
      404, NotAuthorizedOrNotFound,                    AccessDenied
      405, MethodNotAllowed,                           InvalidSpec
      409, IncorrectState,                             Conflict
      409, Conflict,                                   Conflict
      409, InvalidatedRetryToken,                      Conflict
      409, NotAuthorizedOrResourceAlreadyExists,       Conflict
      412, NoEtagMatch,                                Conflict
      413, PayloadTooLarge,                            InvalidSpec
      422, UnprocessableEntity,                        InvalidSpec
      429, TooManyRequests,                            Throttled
      500, InternalServerError,                        OciUnavailable
      503, ServiceUnavailable,                         OciUnavailable
      """;

  private static void fail(String operation, int status, String code) {
    var effect = new Effect.Status(status, code, "said by OCI", Optional.empty());
    proving.cloud.faults().add(operation, effect, Faults.ALWAYS);
  }

  private static String name(String verb) {
    return verb + "-" + ++number;
  }

  private static void shows(Drill<?, ?> drill, String reason) {
    var synced = drill.condition("Synced").orElseThrow();
    assertThat(synced.status()).isEqualTo("False");
    assertThat(synced.reason()).as(synced.message()).isEqualTo(reason);
    assertThat(synced.message()).contains("could not ");
    assertThat(drill.said()).anyMatch(said -> said.startsWith(reason));
    if (reason.equals("AccessDenied")) {
      assertThat(synced.message()).containsAnyOf("Allow ", "credentials");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(textBlock = ERRORS)
  void atCreate(int status, String code, String reason) {
    var drill = proving.drill(Kinds.STREAM, name("create"), "");
    fail("CreateStream", status, code);
    drill.run();
    drill.run();
    shows(drill, reason);
    assertThat(drill.condition("Ready").orElseThrow().status()).isEqualTo("False");
    proving.cloud.faults().clear();
    drill.runUntilReady();
    assertThat(drill.countOwned()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(textBlock = ERRORS)
  void atRead(int status, String code, String reason) {
    var drill = proving.drill(Kinds.STREAM, name("read"), "");
    drill.runUntilReady();
    fail("GetStream", status, code);
    drill.run();
    shows(drill, reason);
    assertThat(drill.isReady()).as("usable all the same").isTrue();
    proving.cloud.faults().clear();
    drill.run();
    assertThat(drill.condition("Synced").orElseThrow().status()).isEqualTo("True");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(textBlock = ERRORS)
  void atUpdate(int status, String code, String reason) {
    var drill = proving.drill(Kinds.STREAM, name("update"), "freeformTags: {team: shop}");
    drill.runUntilReady();
    drill.retag("team", "somebody-else");
    fail("UpdateStream", status, code);
    drill.run();
    shows(drill, reason);
    assertThat(drill.isReady()).as("usable all the same").isTrue();
    proving.cloud.faults().clear();
    drill.runUntilSettled();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(textBlock = ERRORS)
  void atDelete(int status, String code, String reason) {
    var drill = proving.drill(Kinds.STREAM, name("delete"), "deletionPolicy: Delete");
    drill.runUntilReady();
    fail("DeleteStream", status, code);
    assertThat(drill.depart()).isFalse();
    shows(drill, reason);
    proving.cloud.faults().clear();
    assertThat(Stream.generate(drill::depart).limit(10).anyMatch(gone -> gone)).isTrue();
  }
}
