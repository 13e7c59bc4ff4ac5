package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Stage;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
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
  @Conformance("ES-33")
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

  @Test
  @Conformance({"ES-24", "ES-25"})
  void finalizersAndWhatIsNoTemplateAreTakenAsTheyAre(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.externalSecret(
        "es",
        """
        target:
          template:
            metadata:
              labels: {made: "of-{{ .v }}"}
              annotations: {made: "of {{ .v }}"}
              finalizers: [example.com/keep]
            data: {made: "of {{ .v }}", plain: static text}
        """
            + VALUE);
    stage.awaitText("es", Map.of("made", "of value", "plain", "static text"));
    var metadata = stage.secret("es").getMetadata();
    assertThat(metadata.getLabels()).containsEntry("made", "of-value");
    assertThat(metadata.getAnnotations()).containsEntry("made", "of value");
    assertKept(stage);
  }

  @Test
  @Conformance("ES-26")
  void laterAndNearerValuesWin(TestInfo test) {
    var stage =
        Stage.of(rig, test).holds("k", "from-data", "j", "{\"v\":\"from-extract\",\"w\":\"w\"}");
    stage.configMap("first", "a: first {{ .v }}\nb: first\nc: first");
    stage.configMap("second", "b: second\nc: second");
    stage.externalSecret(
        "es",
        """
        target:
          template:
            data: {c: "data {{ .w }}"}
            templateFrom:
              - {configMap: {name: first, items: [{key: file, templateAs: KeysAndValues}]}}
              - {configMap: {name: second, items: [{key: file, templateAs: KeysAndValues}]}}
        dataFrom: [{extract: {key: j}}]
        """
            + VALUE);
    stage.awaitText("es", Map.of("a", "first from-data", "b", "second", "c", "data w"));
  }

  @Test
  @Conformance({"ES-27", "E2E-07"})
  void keysAreTemplatesToo(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.configMap("files", "{{ .v }}-of-map: '{{ .v }}'");
    stage.foreignSecret("files", "labels: {}", "{file: \"{{ .v }}-of-secret: '{{ .v }}'\"}");
    var items = "items: [{key: file, templateAs: KeysAndValues}]";
    stage.externalSecret(
        "es",
        "target: {template: {templateFrom: [{configMap: {name: files, %1$s}}, {secret: {name: files, %1$s}}]}}\n"
                .formatted(items)
            + VALUE);
    stage.awaitText("es", Map.of("value-of-map", "value", "value-of-secret", "value"));
  }

  @Test
  @Conformance({"ES-28", "E2E-06", "UT-template-scopes", "UT-template-targets"})
  void literalsMakeDataLabelsAndAnnotations(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "{\"a\":\"1\",\"b\":\"2\"}");
    stage.externalSecret(
        "es",
        """
        target:
          template:
            templateFrom:
              - literal: |
                  {{- range $key, $value := .v | fromJson }}
                  {{ $key }}-key: "{{ $value }}"
                  {{- end }}
              - {target: LABELS, literal: "label: is-{{ len .v }}"}
              - {target: annotations, literal: "annotation: is {{ len .v }}"}
        """
            + VALUE);
    stage.awaitText("es", Map.of("a-key", "1", "b-key", "2"));
    var metadata = stage.secret("es").getMetadata();
    assertThat(metadata.getLabels()).containsEntry("label", "is-17");
    assertThat(metadata.getAnnotations()).containsEntry("annotation", "is 17");
  }

  @Test
  @Conformance({"UT-template-literals", "UT-template-decoding"})
  void renderedValuesAreDecodedAndTheirKeysAndPlainDataAreNot(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "dmFsdWU=");
    stage.configMap("files", "{{ .v }}");
    stage.externalSecret(
        "es",
        """
        target:
          template:
            data: {plain: "{{ .v }}"}
            templateFrom:
              - {literal: "a2V5: '{{ .v }}'", valuesDecodingStrategy: Base64}
              - configMap: {name: files, items: [{key: file}]}
                valuesDecodingStrategy: Base64
        """
            + VALUE);
    stage.awaitText("es", Map.of("a2V5", "value", "file", "value", "plain", "dmFsdWU="));
  }

  @Test
  @Conformance({"ES-32", "ES-34"})
  void anEditedTemplateIsRenderedLongBeforeTheInterval(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.externalSecret(
        "es", "refreshInterval: 10m\ntarget: {template: {data: {a: 'one {{ .v }}'}}}\n" + VALUE);
    stage.awaitText("es", Map.of("a", "one value"));
    stage.externalSecret(
        "es",
        """
        refreshInterval: 10m
        target:
          template:
            metadata: {labels: {l: "{{ .v }}"}, annotations: {n: "{{ .v }}"}}
            data: {a: 'two {{ .v }}', b: more}
        """
            + VALUE);
    stage.awaitText("es", Map.of("a", "two value", "b", "more"));
    assertThat(stage.secret("es").getMetadata().getLabels()).containsEntry("l", "value");
    assertThat(stage.secret("es").getMetadata().getAnnotations()).containsEntry("n", "value");
  }

  @Test
  @Conformance("ES-35")
  void aTemplateMayMakeMetadataOnly(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "value");
    stage.externalSecret(
        "es",
        "{labels: {own: label}}",
        "target: {template: {metadata: {labels: {l: '{{ .v }}'}, finalizers:"
            + " [example.com/keep]}}}\n"
            + VALUE);
    stage.awaitText("es", Map.of("v", "value"));
    assertThat(stage.secret("es").getMetadata().getLabels())
        .containsEntry("l", "value")
        .doesNotContainKey("own");
    assertKept(stage);
  }

  /// By the finalizer of the template, which nobody else would take off.
  private static void assertKept(Stage stage) {
    assertThat(stage.secret("es").getMetadata().getFinalizers())
        .containsExactly("example.com/keep");
    Edits.patiently(
        () ->
            rig.client
                .secrets()
                .inNamespace(stage.namespace())
                .withName("es")
                .edit(
                    s ->
                        new SecretBuilder(s)
                            .editMetadata()
                            .withFinalizers()
                            .endMetadata()
                            .build()));
  }

  @Test
  @Conformance("ES-46")
  void aTemplateMayBeNothingButAType(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "{\"tls.crt\":\"a cert\",\"tls.key\":\"a key\"}");
    stage.externalSecret(
        "es",
        """
        target: {template: {type: kubernetes.io/tls}}
        dataFrom: [{extract: {key: k}}]
        """);
    stage.awaitText("es", Map.of("tls.crt", "a cert", "tls.key", "a key"));
    assertThat(stage.secret("es").getType()).isEqualTo("kubernetes.io/tls");
  }

  private static final String VALUE = "data: [{secretKey: v, remoteRef: {key: k}}]\n";

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
