package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodTroublesTest {

  private static Pod pod(String name, String status) {
    return Serialization.unmarshal(
        "metadata: {name: %s}\nstatus: %s".formatted(name, status), Pod.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                                    | ''
          {conditions: [{type: PodScheduled, status: 'True'}], containerStatuses: [{name: main, state: {waiting: {reason: ContainerCreating}}}]} | ''
          {containerStatuses: [{name: main, ready: true, state: {running: {}}}]}                | ''
          {containerStatuses: [{name: main, ready: true, state: {running: {}}, lastState: {terminated: {exitCode: 1}}}]} | ''
          {conditions: [{type: PodScheduled, status: 'False', message: '0/3 nodes are available: 3 node(s) had untolerated taint(s).'}]} | pod a: 0/3 nodes are available: 3 node(s) had untolerated taint(s).
          {conditions: [{type: PodScheduled, status: 'False', message: '0/3 nodes are available: 3 Insufficient cpu.'}]} | pod a: 0/3 nodes are available: 3 Insufficient cpu.; on virtual nodes that often means that the subnet of the pods has no free address: see status.addresses of the VirtualNodePool
          {reason: ProviderFailed, message: 'Error creating pod: [initContainers are not supported]'} | pod a: ProviderFailed: Error creating pod: [initContainers are not supported]
          {containerStatuses: [{name: main, state: {waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image'}}}]} | pod a: container main: ImagePullBackOff: Back-off pulling image
          {containerStatuses: [{name: main, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 137}}}]} | pod a: container main: CrashLoopBackOff (it ended with exit code 137)
          {containerStatuses: [{name: ok, state: {running: {}}}, {name: side, state: {terminated: {exitCode: 2}}}]} | pod a: container side ended with exit code 2
          """)
  void saysWhatIsWrong(String status, String says) {
    assertThat(PodTroubles.of(List.of(pod("a", status)))).isEqualTo(says);
  }

  @Test
  void theSameTroubleIsToldOnce() {
    var broken = "{reason: ProviderFailed, message: no}";
    assertThat(
            PodTroubles.of(
                List.of(pod("b", broken), pod("a", broken), pod("c", "{reason: Evicted}"))))
        .isEqualTo("pod a and 1 more: ProviderFailed: no; pod c: Evicted");
  }

  @Test
  void podsThatGoAreNobodysTrouble() {
    var going = pod("a", "{reason: Evicted}");
    going.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
    assertThat(PodTroubles.of(List.of(going))).isEmpty();
  }
}
