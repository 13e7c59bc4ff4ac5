package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// What wakes an ExternalSecret up long before its interval: all of these have one of an hour.
class WakeUpsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    var ns = rig.namespace(name.substring(0, Math.min(60, name.length())));
    store(ns, 0);
    return ns;
  }

  private static void store(String namespace, int validation) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: store, namespace: %s}
        spec:
          provider: {fake: {validationResult: %d, data: [{key: user, value: app}]}}
        """
            .formatted(namespace, validation));
  }

  private static void externalSecret(String namespace, String name, String target) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
          refreshInterval: 1h
          secretStoreRef: {name: store}
          target: {name: target, %s}
          data: [{secretKey: user, remoteRef: {key: user}}]
        """
            .formatted(name, namespace, target));
  }

  private static void source(String namespace, String kind, String name, String text) {
    rig.apply(
        """
        apiVersion: v1
        kind: %s
        metadata: {name: %s, namespace: %s}
        %s: {file: "%s"}
        """
            .formatted(kind, name, namespace, kind.equals("Secret") ? "stringData" : "data", text));
  }

  private static String from(String kind, String name) {
    return "template: {templateFrom: [{%s: {name: %s, items: [{key: file}]}}]}"
        .formatted(kind, name);
  }

  private static void awaitFile(String namespace, String text) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(rig.value(namespace, "target", "file")).contains(text));
  }

  private static void awaitReady(String namespace, String name, String status, String says) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready = ready(namespace, name);
              assertThat(ready.status()).isEqualTo(status);
              assertThat(ready.message()).contains(says);
            });
  }

  private static Condition ready(String namespace, String name) {
    return rig.ready(ExternalSecret.class, namespace, name);
  }

  private static String owner(String namespace) {
    var secret = rig.client.secrets().inNamespace(namespace).withName("target").get();
    return secret == null || secret.getMetadata().getOwnerReferences().isEmpty()
        ? "nobody"
        : secret.getMetadata().getOwnerReferences().getFirst().getName();
  }

  @Test
  void anEditedTemplateIsRenderedAtOnce(TestInfo test) {
    var ns = namespace(test);
    source(ns, "ConfigMap", "texts", "user={{ .user }}");
    externalSecret(ns, "es", from("configMap", "texts"));
    awaitFile(ns, "user=app");
    source(ns, "ConfigMap", "texts", "name={{ .user }}");
    awaitFile(ns, "name=app");
    source(ns, "Secret", "texts", "secretly {{ .user }}");
    externalSecret(ns, "es", from("secret", "texts"));
    awaitFile(ns, "secretly app");
    source(ns, "Secret", "texts", "openly {{ .user }}");
    awaitFile(ns, "openly app");
  }

  @Test
  void aTemplateThatGoesIsMissedAndThatComesBackIsRendered(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "es", from("configMap", "texts"));
    awaitReady(ns, "es", "False", "error in configmap texts: missing key file");
    source(ns, "ConfigMap", "texts", "user={{ .user }}");
    awaitFile(ns, "user=app");
    awaitReady(ns, "es", "True", "secret synced");
    rig.client.configMaps().inNamespace(ns).withName("texts").delete();
    awaitReady(ns, "es", "False", "error in configmap texts: missing key file");
    assertThat(rig.value(ns, "target", "file")).contains("user=app");
    source(ns, "ConfigMap", "texts", "user={{ .user }}");
    awaitReady(ns, "es", "True", "secret synced");
  }

  @Test
  void aTemplateCountsThatWasThereBeforeAnybodyNamedIt(TestInfo test) {
    var ns = namespace(test);
    source(ns, "ConfigMap", "first", "one {{ .user }}");
    externalSecret(ns, "es", from("configMap", "first"));
    awaitFile(ns, "one app");
    source(ns, "ConfigMap", "second", "two {{ .user }}");
    externalSecret(ns, "es", from("configMap", "second"));
    awaitFile(ns, "two app");
    source(ns, "ConfigMap", "second", "three {{ .user }}");
    awaitFile(ns, "three app");
    rig.client.configMaps().inNamespace(ns).withName("second").delete();
    awaitReady(ns, "es", "False", "error in configmap second: missing key file");
  }

  @Test
  void aTargetIsTakenOverWhenItsOwnerGoes(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "first", "creationPolicy: Owner");
    awaitReady(ns, "first", "True", "secret synced");
    externalSecret(ns, "second", "creationPolicy: Owner");
    awaitReady(ns, "second", "False", "target is owned by another ExternalSecret");
    rig.client.resources(ExternalSecret.class).inNamespace(ns).withName("first").delete();
    awaitReady(ns, "second", "True", "secret synced");
    assertThat(owner(ns)).isEqualTo("second");
  }

  @Test
  void aTargetIsTakenOverWhenItsOwnerLetsGoOfIt(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "first", "creationPolicy: Owner");
    awaitReady(ns, "first", "True", "secret synced");
    externalSecret(ns, "second", "creationPolicy: Owner");
    awaitReady(ns, "second", "False", "target is owned by another ExternalSecret");
    externalSecret(ns, "first", "creationPolicy: Merge");
    awaitReady(ns, "second", "True", "secret synced");
    assertThat(owner(ns)).isEqualTo("second");
  }

  @Test
  void aStoreThatTurnsReadyIsUsedAtOnce(TestInfo test) {
    var ns = namespace(test);
    store(ns, 2);
    await()
        .atMost(SOON)
        .until(() -> rig.ready(SecretStore.class, ns, "store").status().equals("False"));
    externalSecret(ns, "es", "creationPolicy: Owner");
    awaitReady(ns, "es", "False", "SecretStore \"store\" is not ready");
    store(ns, 0);
    awaitReady(ns, "es", "True", "secret synced");
  }
}
