package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.reconcile.UserChanged;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatWakesExternalSecretsTest {

  private static ExternalSecret read(String metadata, String status) {
    return Manifests.read(
        ExternalSecret.class,
        """
        metadata: {name: es, %s}
        status: {%s}
        """
            .formatted(metadata, status));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          resourceVersion: '2'                       | false
          generation: 2                              | true
          labels: {a: c}                             | true
          annotations: {a: b}                        | true
          deletionTimestamp: '2026-01-01T00:00:00Z'  | true
          finalizers: [a/b]                          | true
          """)
  @Conformance({"ES-90", "ES-91", "ES-92", "ES-93", "ES-94", "ES-95"})
  void onlyWhatAUserCanMeanSomethingByWakesUp(String change, boolean wakes) {
    var old = read("resourceVersion: '1'", "");
    var fresh = read(change, "refreshTime: '2026-01-01T00:00:00Z'");
    assertThat(new UserChanged<ExternalSecret>().accept(fresh, old)).isEqualTo(wakes);
  }
}
