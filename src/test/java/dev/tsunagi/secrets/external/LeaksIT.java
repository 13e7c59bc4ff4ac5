package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Canary;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Many ways to fail while a secret is at hand, and none that tells it: not the log at its finest,
/// no event, no condition, no other word of any object.
@Isolated(Canary.WHY)
class LeaksIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String READ = "GetSecretBundleByName";

  /// What the ExternalSecret wants, of a value that cannot give it.
  private static List<String> wishes() {
    var wishes = new ArrayList<String>();
    for (var decoding : List.of("Base64", "Base64URL")) {
      wishes.add(data("canary-text", "decodingStrategy: " + decoding));
      wishes.add(extract("canary-json", "decodingStrategy: " + decoding));
      wishes.add(data("canary-json", "property: user, decodingStrategy: " + decoding));
    }
    wishes.add(data("canary-zero", "nullBytePolicy: Fail"));
    wishes.add(extract("canary-json-zero", "nullBytePolicy: Fail"));
    for (var path : List.of("nobody", "user.name", "user.0", "\"#(a\"", "n.deep.deeper")) {
      wishes.add(data("canary-json", "property: " + path));
    }
    wishes.add(data("canary-text", "property: user"));
    wishes.add(data("canary-broken", "property: pass"));
    wishes.add(data("canary-text", "version: \"99\""));
    for (var key :
        List.of(
            "text",
            "broken",
            "array",
            "scalar",
            "number",
            "long-key",
            "odd-key",
            "dots",
            "alike")) {
      wishes.add(extract("canary-" + key, ""));
    }
    wishes.add(extract("canary-json", "property: user"));
    wishes.add(extract("canary-json", "property: nobody"));
    wishes.addAll(
        List.of(
            rewrite("regexp: {source: \"(\", target: x}"),
            rewrite("regexp: {source: .*, target: same}"),
            rewrite("transform: {template: \"{{ .value\"}"),
            rewrite("transform: {template: \"{{ .nobody.x }}\"}"),
            rewrite("transform: {template: \"{{ fail .value }}\"}"),
            rewrite("merge: {strategy: Extract}"),
            rewrite("merge: {strategy: JSON, into: all, priority: [nobody]}"),
            rewrite("merge: {strategy: JSON}")));
    for (var function :
        List.of(
            "fail .v",
            ".v.x",
            ".nobody",
            "call .v",
            "index .v 999",
            "slice .v 5 999",
            "mustFromJson .v",
            "mustToDate \"2006\" .v",
            "mustRegexMatch .bad .v",
            "mustRegexFind .bad .v",
            "mustRegexReplaceAll .bad .v .v",
            "pkcs12key .v",
            "pkcs12cert .v",
            "pemToPkcs12 .v .v",
            "fullPemToPkcs12 .v .v",
            "jwkPublicKeyPem .v",
            "jwkPrivateKeyPem .v",
            "filterPEM \"CERTIFICATE\" .v",
            "filterCertChain \"leaf\" .v",
            "certSANs .v",
            "rsaDecrypt \"None\" .v .v",
            "urlParse .url",
            "fromYaml .yaml",
            "mustFirst .v",
            "dig .v .v .v .v",
            "repeat 100000000 .v",
            "atoi .v .v",
            "template .v",
            ".v | nosuchfunction",
            "range .v",
            "gt .v 1",
            "printf")) {
      wishes.add(
          template("template: {data: {w: \"{{ " + function.replace("\"", "\\\"") + " }}\"}}"));
    }
    wishes.addAll(
        List.of(
            template("template: {templateFrom: [{literal: \"- {{ .v }}\"}]}"),
            template("template: {templateFrom: [{literal: \"{{ .v }}\"}]}"),
            template("template: {templateFrom: [{target: Labels, literal: \"a: {{ .v }} !\"}]}"),
            template("template: {templateFrom: [{target: Labels, literal: \"{{ .v }}\"}]}"),
            template("template: {templateFrom: [{target: Annotations, literal: \"{{ .v }}\"}]}"),
            template("template: {metadata: {labels: {a: \"{{ .v }} !\"}}}"),
            template("template: {metadata: {annotations: {\"no good\": \"{{ .v }}\"}}}"),
            template("template: {data: {\"no/good\": \"{{ .v }}\"}}"),
            template("template: {type: kubernetes.io/tls, data: {wrong: \"{{ .v }}\"}}"),
            template("template: {type: kubernetes.io/dockerconfigjson, data: {a: \"{{ .v }}\"}}")));
    return wishes;
  }

  private static String data(String key, String more) {
    return "data: [{secretKey: v, remoteRef: {key: %s, %s}}]".formatted(key, more);
  }

  private static String extract(String key, String more) {
    return "dataFrom: [{extract: {key: %s, %s}}]".formatted(key, more);
  }

  private static String rewrite(String rewrite) {
    return "dataFrom: [{extract: {key: canary-json}, rewrite: [{%s}]}]".formatted(rewrite);
  }

  private static String template(String template) {
    return """
    target: {%s}
      data:
        - {secretKey: v, remoteRef: {key: canary-text}}
        - {secretKey: bad, remoteRef: {key: canary-regex}}
        - {secretKey: url, remoteRef: {key: canary-url}}
        - {secretKey: yaml, remoteRef: {key: canary-yaml}}\
    """
        .formatted(template)
        .strip();
  }

  @Test
  @Conformance("ADV-22")
  void nothingTellsTheSecret() {
    try (var canary = Canary.listen();
        var rig = Rig.start()) {
      plant(rig, canary.value());
      var ns = rig.namespace("leaks");
      store(rig, ns);
      var wishes = wishes();
      for (var i = 0; i < wishes.size(); i++) {
        externalSecret(rig, ns, "es-%02d".formatted(i), wishes.get(i));
      }
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> statuses(rig, ns).size() == wishes.size());
      var good =
          statuses(rig, ns).entrySet().stream()
              .filter(e -> e.getValue().equals("True"))
              .map(e -> wishes.get(Integer.parseInt(e.getKey().substring(3))))
              .toList();
      assertThat(wishes.size() - good.size())
          .as("ways to fail; these did not: %s", good)
          .isGreaterThanOrEqualTo(50);
      disturb(rig, ns);
      canary.assertUnsung(told(rig, ns));
    }
  }

  private static void plant(Rig rig, String canary) {
    Map.ofEntries(
            Map.entry("text", canary),
            Map.entry("json", "{\"user\":\"%s\",\"pass\":\"%s\",\"n\":{\"deep\":1}}"),
            Map.entry("broken", "{\"user\":\"%s\",\"pass"),
            Map.entry("array", "[\"%s\"]"),
            Map.entry("scalar", "\"%s\""),
            Map.entry("number", "12345"),
            Map.entry("long-key", "{\"" + "k".repeat(300) + "\":\"%s\"}"),
            Map.entry("odd-key", "{\"ключ\":\"%s\"}"),
            Map.entry("dots", "{\"..\":\"%s\"}"),
            Map.entry("alike", "{\"a/b\":\"%s\",\"a b\":\"%s\"}"),
            Map.entry("zero", "%s\u0000"),
            Map.entry("json-zero", "{\"user\":\"%s\\u0000\"}"),
            Map.entry("regex", "(%s"),
            Map.entry("url", "http://[%s"),
            Map.entry("yaml", "a: b: %s"))
        .forEach(
            (name, text) ->
                rig.cloud.putSecret(
                    "demo-vault",
                    "canary-" + name,
                    text.replace("%s", canary).getBytes(StandardCharsets.UTF_8)));
  }

  /// The cloud misbehaves while everybody reads.
  private static void disturb(Rig rig, String namespace) {
    Consumer<Faults> drop = faults -> faults.drop(READ, Faults.ALWAYS);
    Consumer<Faults> lose = faults -> faults.loseAnswer(READ, Faults.ALWAYS);
    Consumer<Faults> fail = faults -> faults.fail(READ, 500, Faults.ALWAYS);
    Consumer<Faults> expire = faults -> faults.expiredToken(READ, Faults.ALWAYS);
    for (var fault : List.of(drop, lose, fail, expire)) {
      var name = "disturbed-" + rig.calls(READ);
      fault.accept(rig.cloud.faults());
      externalSecret(rig, namespace, name, data("canary-text", ""));
      Edits.patiently(
          () ->
              rig.client
                  .resources(ExternalSecret.class)
                  .inNamespace(namespace)
                  .withName("es-00")
                  .edit(
                      es -> {
                        es.getMetadata().setLabels(Map.of("touched", name));
                        return es;
                      }));
      await()
          .atMost(LONG)
          .until(
              () -> !rig.ready(ExternalSecret.class, namespace, name).status().equals("Unknown"));
      rig.cloud.faults().clear();
    }
  }

  /// By name, of those that have one.
  private static Map<String, String> statuses(Rig rig, String namespace) {
    return rig
        .client
        .resources(ExternalSecret.class)
        .inNamespace(namespace)
        .list()
        .getItems()
        .stream()
        .filter(es -> !es.getStatus().conditions().isEmpty())
        .collect(
            Collectors.toMap(
                es -> es.getMetadata().getName(),
                es -> es.getStatus().conditions().getFirst().status()));
  }

  /// All that there is but the Secrets, which hold it by right.
  private static List<String> told(Rig rig, String namespace) {
    return Stream.<List<? extends HasMetadata>>of(
            rig.client.resources(ExternalSecret.class).inNamespace(namespace).list().getItems(),
            rig.client
                .resources(dev.tsunagi.api.secrets.SecretStore.class)
                .inNamespace(namespace)
                .list()
                .getItems(),
            rig.client.v1().events().inAnyNamespace().list().getItems())
        .flatMap(List::stream)
        .map(Serialization::asJson)
        .toList();
  }

  private static void store(Rig rig, String namespace) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: %s}
        spec:
          provider:
            oracle: {vault: %s, region: us-ashburn-1, principalType: Workload}
        """
            .formatted(namespace, Rig.VAULT));
  }

  private static void externalSecret(Rig rig, String namespace, String name, String spec) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
          secretStoreRef: {name: vault}
          %s
        """
            .formatted(name, namespace, spec));
  }
}
