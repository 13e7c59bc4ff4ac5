package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcomersTest {

  private static ExternalSecret externalSecret(boolean begun, boolean deleted) {
    var es = new ExternalSecret();
    es.setMetadata(
        new ObjectMetaBuilder()
            .withFinalizers(begun ? List.of(ExternalSecretReconciler.FINALIZER) : List.of())
            .withDeletionTimestamp(deleted ? "2026-01-01T00:00:00Z" : null)
            .build());
    return es;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "one who shares it is new,             1000, 1, 1, 0, true",
    "few wait for a turn,                   999, 1, 1, 0, false",
    "all who share it have begun,          1000, 2, 0, 0, false",
    "the one who is new is being deleted,  1000, 1, 0, 1, false",
    "nobody shares it,                     1000, 1, 0, 0, false",
    "ten share it,                         1000, 1, 9, 0, true",
    "more keep its value by asking for it, 1000, 1, 10, 0, false",
  })
  void aSecretIsBetterReadLaterWhen(
      String name, int waiting, int begun, int fresh, int deleted, boolean expected) {
    var readers = new ArrayList<ExternalSecret>();
    readers.addAll(Collections.nCopies(begun, externalSecret(true, false)));
    readers.addAll(Collections.nCopies(fresh, externalSecret(false, false)));
    readers.addAll(Collections.nCopies(deleted, externalSecret(false, true)));
    var newcomers = new Newcomers(key -> key.equals("db") ? readers : List.of(), () -> waiting);
    assertThat(newcomers.areToRead("db")).isEqualTo(expected);
    assertThat(newcomers.areToRead("other")).isFalse();
  }
}
