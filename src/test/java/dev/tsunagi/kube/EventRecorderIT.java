package dev.tsunagi.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import module java.base;

import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.TestClock;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventRecorderIT {

  private static KubernetesSimulator server;
  private static KubernetesClient client;
  private static EventRecorder events;

  @BeforeAll
  static void start() {
    server = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();
    events = new EventRecorder(client, new TestClock("2026-01-01T00:00:00Z"), "external-secrets");
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static ConfigMap subject(String namespace, String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .withUid(namespace + "/" + name)
        .endMetadata()
        .build();
  }

  private static List<Event> told(String name) {
    return client.v1().events().inNamespace("default").list().getItems().stream()
        .filter(e -> e.getInvolvedObject().getName().equals(name))
        .toList();
  }

  @Test
  void aWarningIsNewsOnce() {
    var one = subject("default", "one");
    events.publish(one, true, "Why", "because");
    events.publish(one, true, "Why", "because");
    assertThat(told("one")).hasSize(1);
    events.publish(one, true, "Why", "because of that");
    events.publish(one, true, "Why", "because");
    assertThat(told("one")).hasSize(3);
    events.publish(one, false, "Done", "it works");
    events.publish(one, true, "Why", "because");
    assertThat(told("one")).hasSize(5);
    events.publish(subject("default", "two"), true, "Why", "because");
    assertThat(told("two")).hasSize(1);
  }

  @Test
  void anEventTellsOfWhomWhenAndByWhom() {
    events.publish(subject("default", "whole"), true, "Why", "because");
    assertThat(told("whole"))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.getType()).isEqualTo("Warning");
              assertThat(e.getReason()).isEqualTo("Why");
              assertThat(e.getMessage()).isEqualTo("because");
              assertThat(e.getSource().getComponent()).isEqualTo("external-secrets");
              assertThat(e.getLastTimestamp()).isEqualTo("2026-01-01T00:00:00Z");
              assertThat(e.getCount()).isEqualTo(1);
              assertThat(e.getInvolvedObject().getUid()).isEqualTo("default/whole");
            });
  }

  @Test
  void aLongMessageIsCutWhereTheApiServerWouldRefuseIt() {
    events.publish(subject("default", "long"), false, "Why", "x".repeat(5_000));
    events.publish(subject("default", "face"), false, "Why", "x".repeat(1_022) + "😀😀");
    assertThat(told("long"))
        .singleElement()
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThanOrEqualTo(1_024).endsWith("…"));
    assertThat(told("face"))
        .singleElement()
        .satisfies(e -> assertThat(e.getMessage()).isEqualTo("x".repeat(1_022) + "…"));
  }

  @Test
  void anEventThatCannotBeWrittenFailsNothing() {
    var homeless = subject("no-such-namespace", "homeless");
    assertThatCode(() -> events.publish(homeless, false, "Why", "because"))
        .doesNotThrowAnyException();
  }
}
