package dev.tsunagi.virtualnode;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodSizeTest {

  private static final PodShape E4 = PodShape.named("Pod.Standard.E4.Flex").orElseThrow();
  private static final PodShape A1 = PodShape.named("Pod.Standard.A1.Flex").orElseThrow();

  private static Optional<PodSize> size(String containers, PodShape shape) {
    return PodSize.of(PodRows.yaml("spec: {containers: [" + containers + "]}"), shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: a}                                                         | 0.125 | 0.75  | 1 | 1
          {name: a}, {name: b}, {name: c}                                   | 0.375 | 1.75  | 1 | 2
          {resources: {limits: {cpu: 2, memory: 3.75Gi}}}                   | 1     | 4     | 1 | 4
          {resources: {limits: {cpu: 2001m, memory: 4Gi}}}                  | 1.0005 | 4.25 | 2 | 5
          {resources: {requests: {cpu: 4, memory: 512Mi}}}                  | 2     | 0.75  | 2 | 1
          {resources: {limits: {cpu: 2}, requests: {cpu: 8}}}               | 1     | 0.75  | 1 | 1
          {resources: {limits: {cpu: 1, memory: 1Gi}}}, {name: b}           | 0.625 | 1.75  | 1 | 2
          {resources: {limits: {cpu: 1m, memory: 1Mi}}}                     | 0.125 | 0.5   | 1 | 1
          """)
  void addsUpAndRoundsUp(
      String containers, BigDecimal ocpus, BigDecimal gb, int billedOcpus, int billedGb) {
    assertThat(size(containers, E4)).contains(new PodSize(ocpus, gb, billedOcpus, billedGb));
  }

  @Test
  void anOcpuOfArmIsOneCpu() {
    assertThat(size("{resources: {limits: {cpu: 2, memory: 1Gi}}}", A1))
        .hasToString("Optional[2 OCPU, 2 GB]");
  }

  @Test
  void saysNothingAboutWhatCannotBeRead() {
    assertThat(size("{resources: {limits: {cpu: much}}}", E4)).isEmpty();
  }

  @Test
  void isLimitedByTheShape() {
    var template = PodRows.yaml("spec: {containers: [{resources: {limits: {cpu: 130}}}]}");
    var findings = PodSize.of(template, E4).orElseThrow().findings(E4, "spec.template");
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "spec.template.spec.containers: the containers take 65 OCPU, and a pod of"
                + " Pod.Standard.E4.Flex has 64 at most; ask for less, or run more and smaller"
                + " pods");
    assertThat(size("{resources: {limits: {cpu: 128}}}", E4).orElseThrow().findings(E4, ""))
        .isEmpty();
  }

  @Test
  void isLimitedByWhatOciTellsAboutMemory() {
    var told =
        new PodShape(
            "Pod.Standard.E4.Flex", "amd64", BigDecimal.TWO, OptionalInt.of(64), OptionalInt.of(8));
    var size = size("{resources: {limits: {cpu: 1, memory: 8Gi}}}", told).orElseThrow();
    assertThat(size.findings(told, ""))
        .extracting(f -> f.rule().id())
        .containsExactly("pod-memory");
  }
}
