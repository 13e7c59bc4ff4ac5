package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.reconcile.UserChanged;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatWakesPushSecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          status: {syncedResourceVersion: x}                       | false
          metadata: {generation: 2}                                | true
          metadata: {generation: 1, labels: {a: b}}                | true
          metadata: {generation: 1, annotations: {a: b}}           | true
          metadata: {generation: 1, finalizers: [a]}               | true
          metadata: {generation: 1, deletionTimestamp: 2026-01-01T00:00:00Z} | true
          metadata: {generation: 1, resourceVersion: '7'}          | false
          """)
  @Conformance({"PS-64", "PS-65", "PS-66", "PS-67", "PS-68"})
  void onlyWhatAUserMeansCounts(String change, boolean counts) {
    var old = Manifests.read(PushSecret.class, "metadata: {generation: 1}");
    var text = change.startsWith("status") ? "metadata: {generation: 1}\n" + change : change;
    var fresh = Manifests.read(PushSecret.class, text);
    assertThat(new UserChanged<PushSecret>().accept(fresh, old)).isEqualTo(counts);
  }
}
