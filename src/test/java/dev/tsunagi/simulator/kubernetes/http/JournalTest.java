package dev.tsunagi.simulator.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest {

  private static final String ES = "/apis/external-secrets.io/v1/namespaces/a/externalsecrets";

  private static Journal.Entry entry(String method, String uri) {
    var parts = uri.split("\\?", 2);
    var path = Stream.of(parts[0].split("/", -1)).filter(s -> !s.isEmpty()).toList();
    var query = parts.length == 1 ? Map.<String, String>of() : Map.of(parts[1], "");
    var headers = Map.of("User-Agent", "tsunagi/1.0 (linux)");
    return Journal.entry(new Call(method, path, query, headers, () -> new byte[0], List.of()), 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /api/v1/namespaces/a/secrets       | list secrets a/",
        "GET    | /api/v1/secrets?watch              | watch secrets /",
        "GET    | /api/v1/namespaces/a/secrets/s     | get secrets a/s",
        "POST   | /api/v1/namespaces/a/secrets       | create secrets a/",
        "PUT    | /api/v1/namespaces/a/secrets/s     | update secrets a/s",
        "DELETE | /api/v1/namespaces/a/secrets/s     | delete secrets a/s",
        "DELETE | /api/v1/namespaces/a/secrets       | deletecollection secrets a/",
        "POST   | /api/v1/namespaces/a/serviceaccounts/s/token | create serviceaccounts/token a/s",
        "GET    | /api/v1/namespaces/a               | get namespaces /a",
        "PUT    | /api/v1/namespaces/a/finalize      | update namespaces/finalize /a",
        "PATCH  | "
            + ES
            + "/x                       | patch externalsecrets.external-secrets.io a/x",
        "PATCH  | " + ES + "/x/status | patch externalsecrets.external-secrets.io/status a/x",
        "GET    | /apis/external-secrets.io/v1       | get /apis/external-secrets.io/v1 /",
        "GET    | /version                           | get /version /"
      })
  void aRequestIsNamedAsInRoles(String method, String uri, String expected) {
    var entry = entry(method, uri);
    assertThat(
            "%s %s %s/%s"
                .formatted(entry.verb(), entry.resource(), entry.namespace(), entry.name()))
        .isEqualTo(expected);
    assertThat(entry.client()).isEqualTo("tsunagi");
    assertThat(entry.isWrite()).isEqualTo(!method.equals("GET"));
  }

  @Test
  void countsGoOnWhenEntriesAreDropped() {
    var journal = new Journal();
    for (var i = 0; i < 10_001; i++) {
      journal.add(entry("GET", ES + "/es-" + i));
    }
    var kind = new Journal.Kind("tsunagi", "get", "externalsecrets.external-secrets.io");
    assertThat(journal.counts()).isEqualTo(Map.of(kind, 10_001));
    assertThat(journal.entries()).hasSize(10_000);
    assertThat(journal.entries().getFirst().name()).isEqualTo("es-1");
    journal.clear();
    assertThat(journal.counts()).isEmpty();
    assertThat(journal.entries()).isEmpty();
  }
}
