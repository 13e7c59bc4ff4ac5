package dev.tsunagi.kube;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.failure.Failure;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.StatusCauseBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "400, Invalid",
    "405, Invalid",
    "413, Invalid",
    "422, Invalid",
    "401, Denied",
    "403, Denied",
    "404, Unresolved",
    "409, Conflict",
    "429, Throttled",
    "500, Unavailable",
    "503, Unavailable",
    "504, Unavailable",
    "418, Unavailable"
  })
  void theAnswerTellsWhoCanHelp(int code, String kind) {
    var status = new StatusBuilder().withCode(code).withReason("Why").withMessage("s3cret").build();
    var failure = failure(new KubernetesClientException(status));
    assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(failure.message())
        .startsWith("could not update Secret \"db\": the API server answered " + code + " Why")
        .doesNotContain("s3cret");
  }

  @Test
  void noAnswerIsSaidAsSuch() {
    assertThat(failure(new KubernetesClientException("refused", new IOException("s3cret"))))
        .isEqualTo(
            new Failure.Unavailable(
                "could not update Secret \"db\": no answer from the API server"));
  }

  @Test
  void fieldsAreNamedAndTheirValuesAreNot() {
    var status =
        new StatusBuilder()
            .withCode(422)
            .withReason("Invalid")
            .withNewDetails()
            .withCauses(
                new StatusCauseBuilder()
                    .withField("data[x y]")
                    .withReason("FieldValueInvalid")
                    .withMessage("s3cret")
                    .build(),
                new StatusCauseBuilder().withField("type").withMessage("s3cret").build(),
                new StatusCauseBuilder().withMessage("s3cret").build())
            .endDetails()
            .build();
    assertThat(failure(new KubernetesClientException(status)).message())
        .endsWith("422 Invalid (data[x y]: FieldValueInvalid, type: invalid)");
  }

  private static Failure failure(KubernetesClientException e) {
    return KubeFailures.of(e, "update Secret \"db\"").failure();
  }
}
