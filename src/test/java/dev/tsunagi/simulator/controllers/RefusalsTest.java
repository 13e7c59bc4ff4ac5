package dev.tsunagi.simulator.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.virtualnode.Finding;
import dev.tsunagi.virtualnode.PodCheck;
import dev.tsunagi.virtualnode.PodRows;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The virtual node and the checker of the operator were written apart. They agree.
class RefusalsTest {

  /// What an API server does not let through; a virtual node never sees it.
  static Stream<PodRows> rows() {
    return PodRows.all().filter(row -> !row.rule().equals("amount"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void agreesWithTheChecker(PodRows row) {
    for (var template : List.of(row.refused(), row.accepted())) {
      var refused = PodCheck.findings(template, "").stream().anyMatch(Finding::refused);
      var pod = Serialization.unmarshal(template.toString(), PodTemplateSpec.class);
      assertThat(!Refusals.of(pod.getSpec()).isEmpty()).as(template.toString()).isEqualTo(refused);
    }
  }

  @Test
  void saysItInTheWordsOfVirtualNodes() {
    var pod =
        Serialization.unmarshal(
            "spec: {initContainers: [{name: a}], containers: [{name: b, volumeMounts: [{name:"
                + " config, mountPath: /a, subPath: b}]}]}",
            PodTemplateSpec.class);
    assertThat(Refusals.of(pod.getSpec()))
        .containsExactly(
            "initContainers are not supported", "unsupported VolumeMount option: subPath: config");
  }
}
