package dev.tsunagi.oci;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.model.BmcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OciFailuresTest {

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      textBlock =
          """
          400, InvalidParameter,                      Invalid
          400, CannotParseRequest,                    Invalid
          400, LimitExceeded,                         Exhausted
          400, QuotaExceeded,                         Exhausted
          400, RelatedResourceNotAuthorizedOrNotFound, Denied
          401, NotAuthenticated,                      Denied
          403, NotAuthorized,                         Denied
          404, NotAuthorizedOrNotFound,               Denied
          409, IncorrectState,                        Conflict
          412, NoEtagMatch,                           Conflict
          413, PayloadTooLarge,                       Invalid
          429, TooManyRequests,                       Throttled
          500, InternalServerError,                   Unavailable
          503, ServiceUnavailable,                    Unavailable
          -1,  ,                                      Unavailable
          """)
  void everyAnswerHasItsFailure(int status, String code, String failure) {
    var e = new BmcException(status, code, "the service's own words", "request-1");
    var seen = OciFailures.of(e, "read secret \"db\"");
    assertThat(seen.failure().getClass().getSimpleName()).isEqualTo(failure);
    assertThat(seen)
        .hasMessageStartingWith("could not read secret \"db\": ")
        .hasMessageNotContaining("request-1");
  }

  @Test
  void outOfHostCapacityIsNotAnOutage() {
    var e = new BmcException(500, "InternalError", "Out of host capacity.", "request-1");
    assertThat(OciFailures.of(e, "create").failure().getClass().getSimpleName())
        .isEqualTo("Exhausted");
  }

  @Test
  void transportErrorsAreNamedByKindOnly() {
    var e =
        BmcException.createClientSide(
            "boom", new java.net.ConnectException("to secret-host"), "r", null);
    assertThat(OciFailures.of(e, "read"))
        .hasMessageContaining("no answer from OCI (ConnectException)")
        .hasMessageNotContaining("secret-host");
  }
}
