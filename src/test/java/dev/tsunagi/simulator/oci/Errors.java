package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.oracle.bmc.model.BmcException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What the SDK makes of errors.
final class Errors {

  private Errors() {}

  /// Fails unless `call` does, with this status and code.
  static void assertError(int status, String code, ThrowingCallable call) {
    var thrown = catchThrowable(call);
    assertThat(thrown)
        .isInstanceOfSatisfying(
            BmcException.class,
            e ->
                assertThat(e.getStatusCode() + " " + e.getServiceCode())
                    .as(e.getMessage())
                    .isEqualTo(status + " " + code));
  }
}
