package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// `target.template`: what becomes of the values, the type and the metadata.
class TemplatesIT {

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
    var ns = rig.namespace(test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT));
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: store, namespace: %s}
        spec:
          provider: {fake: {data: [{key: user, value: app}, {key: password, value: "p&ss"}]}}
        """
            .formatted(ns));
    return ns;
  }

  private static void externalSecret(String namespace, String template) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es, namespace: %s, labels: {own: label}}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: store}
          target:
            name: target
            template:
        %s
          data:
            - {secretKey: user, remoteRef: {key: user}}
            - {secretKey: password, remoteRef: {key: password}}
        """
            .formatted(namespace, template.indent(6)));
  }

  private static Map<String, String> awaitData(String namespace, Map<String, String> data) {
    await().atMost(SOON).untilAsserted(() -> assertThat(text(secret(namespace))).isEqualTo(data));
    return data;
  }

  private static Secret secret(String namespace) {
    var secret = rig.client.secrets().inNamespace(namespace).withName("target").get();
    assertThat(secret).isNotNull();
    return secret;
  }

  private static Map<String, String> text(Secret secret) {
    var text = new TreeMap<String, String>();
    TargetView.dataOf(secret).values().forEach((key, value) -> text.put(key, value.text()));
    return text;
  }

  @Test
  void keysTypeAndMetadataAreAsTheTemplateMakesThem(TestInfo test) {
    var ns = namespace(test);
    externalSecret(
        ns,
        """
        type: kubernetes.io/basic-auth
        metadata:
          labels: {made-for: "{{ .user }}"}
          annotations: {user: "is {{ .user }}"}
        data:
          username: "{{ .user }}"
          password: "{{ .password }}"
          url: 'mysql://{{ .user }}:{{ .password | urlquery }}@db'
        """);
    awaitData(ns, Map.of("username", "app", "password", "p&ss", "url", "mysql://app:p%26ss@db"));
    assertThat(secret(ns).getType()).isEqualTo("kubernetes.io/basic-auth");
    assertThat(secret(ns).getMetadata().getLabels())
        .containsEntry("made-for", "app")
        .doesNotContainKey("own");
    assertThat(secret(ns).getMetadata().getAnnotations()).containsEntry("user", "is app");
  }

  @Test
  void mergeKeepsTheValuesOfTheProvider(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "mergePolicy: Merge\ndata: {greeting: 'hello {{ .user }}'}\n");
    awaitData(ns, Map.of("user", "app", "password", "p&ss", "greeting", "hello app"));
  }

  @Test
  void templatesComeFromConfigMapsSecretsAndLiterals(TestInfo test) {
    var ns = namespace(test);
    configMap(ns, "user={{ .user }}");
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: keys, namespace: %s}
        stringData: {map: "{{ .user }}-key: {{ .password | printf \\"%%q\\" }}\\nnumber: 1.50"}
        """
            .formatted(ns));
    externalSecret(
        ns,
        """
        templateFrom:
          - configMap: {name: files, items: [{key: app.properties}]}
          - secret: {name: keys, items: [{key: map, templateAs: KeysAndValues}]}
          - literal: "lit: '{{ .user }}'"
          - {literal: "from: '{{ .user }}'", target: Annotations}
        """);
    awaitData(
        ns, Map.of("app.properties", "user=app", "app-key", "p&ss", "number", "1.5", "lit", "app"));
    assertThat(secret(ns).getMetadata().getAnnotations()).containsEntry("from", "app");
    configMap(ns, "name={{ .user }}");
    awaitData(
        ns, Map.of("app.properties", "name=app", "app-key", "p&ss", "number", "1.5", "lit", "app"));
  }

  private static void configMap(String namespace, String text) {
    rig.apply(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: files, namespace: %s}
        data: {app.properties: "%s"}
        """
            .formatted(namespace, text));
  }

  @Test
  void anEmptyTemplateOnlyTakesTheMetadataAway(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "type: Opaque\n");
    awaitData(ns, Map.of("user", "app", "password", "p&ss"));
    assertThat(secret(ns).getMetadata().getLabels()).doesNotContainKey("own");
  }
}
