package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.VaultConsole;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// ESO's own end-to-end cases: the Secret must be exactly the one that ESO makes, in type, data,
/// labels and annotations; only ESO's own three marks are left out of the comparison.
class EsoEndToEndIT {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String MARKS = "reconcile.external-secrets.io/";
  private static final String OPAQUE = "Opaque";
  private static Rig rig;
  private static VaultConsole console;

  /// A Secret without the marks.
  private record Shown(
      String type,
      Map<String, String> data,
      Map<String, String> labels,
      Map<String, String> annotations) {

    static Shown of(Secret secret) {
      var data = new TreeMap<String, String>();
      Objects.requireNonNullElse(secret.getData(), Map.<String, String>of())
          .forEach((key, value) -> data.put(key, decoded(value)));
      var metadata = secret.getMetadata();
      return new Shown(
          secret.getType(),
          data,
          unmarked(metadata.getLabels()),
          unmarked(metadata.getAnnotations()));
    }

    private static String decoded(String base64) {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static Map<String, String> unmarked(Map<String, String> all) {
      var rest = new TreeMap<>(Objects.requireNonNullElse(all, Map.<String, String>of()));
      for (var mark : List.of("managed", "created-by", "data-hash")) {
        rest.remove(MARKS + mark);
      }
      return rest;
    }
  }

  @BeforeAll
  static void start() {
    rig = Rig.start();
    console = new VaultConsole(rig.cloud);
  }

  @AfterAll
  static void stop() {
    console.close();
    rig.close();
  }

  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    var ns = rig.namespace(name.substring(0, Math.min(60, name.length())));
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: %1$s, namespace: %1$s}
        spec:
          provider:
            oracle:
              vault: %2$s
              region: us-ashburn-1
              compartment: %3$s
              principalType: Workload
              serviceAccountRef: {name: reader}
        """
            .formatted(ns, Rig.VAULT, Rig.COMPARTMENT));
    return ns;
  }

  private static void externalSecret(String ns, String spec) {
    externalSecret(ns, "5s", "target: {name: target-secret}\n" + spec);
  }

  private static void externalSecret(String ns, String interval, String spec) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: e2e-es, namespace: %1$s}
        spec:
          refreshInterval: %2$s
          secretStoreRef: {name: %1$s}
        %3$s
        """
            .formatted(ns, interval, spec.indent(2)));
  }

  private static void awaitSecret(String ns, String name, Shown shown) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var secret = rig.client.secrets().inNamespace(ns).withName(name).get();
              assertThat(secret).isNotNull();
              assertThat(Shown.of(secret)).isEqualTo(shown);
            });
  }

  private static void awaitData(String ns, Map<String, String> data) {
    awaitSecret(ns, "target-secret", new Shown(OPAQUE, data, Map.of(), Map.of()));
  }

  private static void awaitTyped(String ns, String type, Map<String, String> data) {
    awaitSecret(ns, "target-secret", new Shown(type, data, Map.of(), Map.of()));
  }

  @Test
  @Conformance("E2E-01")
  void simpleDataSync(TestInfo test) {
    var ns = namespace(test);
    console.put("e01-one", "first value\n");
    console.put("e01-two", "zweiter Wert: ü");
    externalSecret(
        ns,
        """
        data:
          - {secretKey: one, remoteRef: {key: e01-one}}
          - {secretKey: two, remoteRef: {key: e01-two}}
        """);
    awaitData(ns, Map.of("one", "first value\n", "two", "zweiter Wert: ü"));
  }

  @Test
  @Conformance("E2E-02")
  void withoutTargetName(TestInfo test) {
    var ns = namespace(test);
    console.put("e02", "value");
    externalSecret(ns, "5s", "data: [{secretKey: k, remoteRef: {key: e02}}]");
    awaitSecret(ns, "e2e-es", new Shown(OPAQUE, Map.of("k", "value"), Map.of(), Map.of()));
  }

  @Test
  @Conformance("E2E-03")
  void jsonWithProperty(TestInfo test) {
    var ns = namespace(test);
    console.put("e03-one", "{\"foo1\":\"foo1-val\",\"bar1\":\"bar1-val\"}");
    console.put("e03-two", "{\"foo2\":\"foo2-val\",\"bar2\":\"bar2-val\"}");
    externalSecret(
        ns,
        """
        data:
          - {secretKey: one, remoteRef: {key: e03-one, property: foo1}}
          - {secretKey: two, remoteRef: {key: e03-two, property: bar2}}
        """);
    awaitData(ns, Map.of("one", "foo1-val", "two", "bar2-val"));
  }

  @Test
  @Conformance("E2E-04")
  void jsonWithoutTargetName(TestInfo test) {
    var ns = namespace(test);
    console.put("e04", "{\"foo\":\"foo-val\",\"bar\":\"bar-val\"}");
    externalSecret(ns, "5s", "data: [{secretKey: k, remoteRef: {key: e04, property: foo}}]");
    awaitSecret(ns, "e2e-es", new Shown(OPAQUE, Map.of("k", "foo-val"), Map.of(), Map.of()));
  }

  @Test
  @Conformance("E2E-05")
  void jsonWithTemplate(TestInfo test) {
    var ns = namespace(test);
    console.put("e05-one", "{\"foo1\":\"foo1-val\"}");
    console.put("e05-two", "{\"bar2\":\"bar2-val\"}");
    externalSecret(
        ns,
        "5s",
        """
        target:
          name: target-secret
          template:
            metadata:
              annotations: {example: annotation}
              labels: {example: label}
              finalizers: [example.com/finalizer]
            data: {my-data: "executed: {{ .one }}|{{ .two }}"}
        data:
          - {secretKey: one, remoteRef: {key: e05-one, property: foo1}}
          - {secretKey: two, remoteRef: {key: e05-two, property: bar2}}
        """);
    awaitSecret(
        ns,
        "target-secret",
        new Shown(
            OPAQUE,
            Map.of("my-data", "executed: foo1-val|bar2-val"),
            Map.of("example", "label"),
            Map.of("example", "annotation")));
    var secret = rig.client.secrets().inNamespace(ns).withName("target-secret");
    assertThat(secret.get().getMetadata().getFinalizers()).contains("example.com/finalizer");
  }

  @Test
  @Conformance("E2E-06")
  void templateFromLiteral(TestInfo test) {
    var ns = namespace(test);
    console.put("e06", "{\"foo\":\"foo-val\"}");
    externalSecret(
        ns,
        "5s",
        """
        target:
          name: target-secret
          template:
            templateFrom:
              - literal: "executed-{{ .one }}: executed {{ .one }}"
        data: [{secretKey: one, remoteRef: {key: e06, property: foo}}]
        """);
    awaitData(ns, Map.of("executed-foo-val", "executed foo-val"));
  }

  @Test
  @Conformance("E2E-07")
  void templateFromConfigMaps(TestInfo test) {
    var ns = namespace(test);
    console.put("e07-one", "{\"foo\":\"foo-val\"}");
    rig.apply(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: texts, namespace: %s}
        data:
          kept.txt: "one is {{ .one }}"
          both.yaml: "{{ .one }}-key: {{ .one }}-value"
        """
            .formatted(ns));
    externalSecret(
        ns,
        "5s",
        """
        target:
          name: target-secret
          template:
            templateFrom:
              - configMap:
                  name: texts
                  items:
                    - {key: kept.txt, templateAs: Values}
                    - {key: both.yaml, templateAs: KeysAndValues}
        data: [{secretKey: one, remoteRef: {key: e07-one, property: foo}}]
        """);
    awaitData(ns, Map.of("kept.txt", "one is foo-val", "foo-val-key", "foo-val-value"));
  }

  @Test
  @Conformance("E2E-08")
  void dataFrom(TestInfo test) {
    var ns = namespace(test);
    console.put("e08", "{\"name\":\"great-name\",\"surname\":\"great-surname\"}");
    externalSecret(ns, "dataFrom: [{extract: {key: e08}}]");
    awaitData(ns, Map.of("name", "great-name", "surname", "great-surname"));
  }

  @Test
  @Conformance("E2E-09")
  void dataFromWithProperty(TestInfo test) {
    var ns = namespace(test);
    console.put("e09", "{\"db\":{\"host\":\"db.local\",\"port\":5432},\"other\":1}");
    externalSecret(ns, "dataFrom: [{extract: {key: e09, property: db}}]");
    awaitData(ns, Map.of("host", "db.local", "port", "5432"));
  }

  @Test
  @Conformance("E2E-10")
  void dataFromWithRewrite(TestInfo test) {
    var ns = namespace(test);
    console.put("e10", "{\"username\":\"foo\",\"password\":\"bar\"}");
    externalSecret(
        ns,
        """
        dataFrom:
          - extract: {key: e10}
            rewrite: [{regexp: {source: "(.*)", target: "my_$1"}}]
        """);
    awaitData(ns, Map.of("my_username", "foo", "my_password", "bar"));
  }

  @Test
  @Conformance("E2E-11")
  void nestedJson(TestInfo test) {
    var ns = namespace(test);
    console.put(
        "e11",
        """
        {"name": {"first": "Tom", "last": "Anderson"},
         "friends": [{"first": "Dale", "last": "Murphy"}, {"first": "Roger", "last": "Craig"}]}
        """);
    externalSecret(
        ns,
        """
        data:
          - {secretKey: firstname, remoteRef: {key: e11, property: name.first}}
          - {secretKey: first_friend, remoteRef: {key: e11, property: friends.1.first}}
        """);
    awaitData(ns, Map.of("firstname", "Tom", "first_friend", "Roger"));
  }

  @Test
  @Conformance("E2E-12")
  void dockerConfigAsAnObject(TestInfo test) {
    var ns = namespace(test);
    var config = "{ \"auths\": {\"https://index.docker.io/v1/\":  {\"auth\": \"c3R=\"}} }";
    console.put("e12", "{\"config\": " + config + "}");
    externalSecret(
        ns,
        "5s",
        """
        target:
          name: target-secret
          template: {data: {.dockerconfigjson: "{{ .mysecret }}"}}
        data: [{secretKey: mysecret, remoteRef: {key: e12, property: config}}]
        """);
    awaitData(ns, Map.of(".dockerconfigjson", config));
  }

  @Test
  @Conformance("E2E-13")
  void dockerConfigAsAText(TestInfo test) {
    var ns = namespace(test);
    var config = "{\"auths\":{\"https://index.docker.io/v1/\": {\"auth\": \"c3R=\"}}}";
    console.put("e13", "{\"config\": \"" + config.replace("\"", "\\\"") + "\"}");
    externalSecret(
        ns,
        "5s",
        """
        target:
          name: target-secret
          template:
            type: kubernetes.io/dockerconfigjson
            data: {.dockerconfigjson: "{{ .mysecret }}"}
        data: [{secretKey: mysecret, remoteRef: {key: e13, property: config}}]
        """);
    awaitTyped(ns, "kubernetes.io/dockerconfigjson", Map.of(".dockerconfigjson", config));
  }

  private static final String SSH_KEY =
      "-----BEGIN OPENSSH PRIVATE KEY-----\nbm90IGEga2V5\nc2Vjb25kIGxpbmU=\n"
          + "-----END OPENSSH PRIVATE KEY-----";

  @Test
  @Conformance("E2E-14")
  void sshKey(TestInfo test) {
    var ns = namespace(test);
    console.put("e14", SSH_KEY);
    externalSecret(
        ns,
        "5s",
        """
        target:
          name: target-secret
          template:
            type: kubernetes.io/ssh-auth
            data: {ssh-privatekey: "{{ .mysecret }}"}
        data: [{secretKey: mysecret, remoteRef: {key: e14}}]
        """);
    awaitTyped(ns, "kubernetes.io/ssh-auth", Map.of("ssh-privatekey", SSH_KEY));
  }

  @Test
  @Conformance("E2E-15")
  void sshKeyOutOfJson(TestInfo test) {
    var ns = namespace(test);
    console.put("e15", "{\"ssh-auth\": \"" + SSH_KEY.replace("\n", "\\n") + "\"}");
    externalSecret(
        ns,
        "5s",
        """
        target:
          name: target-secret
          template:
            type: kubernetes.io/ssh-auth
            data: {ssh-privatekey: "{{ .mysecret }}"}
        data: [{secretKey: mysecret, remoteRef: {key: e15, property: ssh-auth}}]
        """);
    awaitTyped(ns, "kubernetes.io/ssh-auth", Map.of("ssh-privatekey", SSH_KEY));
  }

  @Test
  @Conformance("E2E-17")
  void decoding(TestInfo test) {
    var ns = namespace(test);
    console.put("e17-json", "{\"coded\":\"Zm9vLXZhbA==\",\"plain\":\"bar-val!\"}");
    console.put("e17-one", "Zm9vLXZhbA==");
    externalSecret(
        ns,
        """
        dataFrom: [{extract: {key: e17-json, decodingStrategy: Auto}}]
        data:
          - {secretKey: decoded, remoteRef: {key: e17-one, decodingStrategy: Base64}}
          - {secretKey: raw, remoteRef: {key: e17-one, decodingStrategy: None}}
        """);
    awaitData(
        ns,
        Map.of(
            "coded", "foo-val", "plain", "bar-val!", "decoded", "foo-val", "raw", "Zm9vLXZhbA=="));
  }

  @Test
  @Conformance("E2E-18")
  void findByName(TestInfo test) {
    var ns = namespace(test);
    for (var name : List.of("e18-one", "e18-two", "e18-three", "not-e18")) {
      console.put(name, name + "-value");
    }
    externalSecret(ns, "dataFrom: [{find: {name: {regexp: '^e18-(one|two|three)$'}}}]");
    awaitData(
        ns,
        Map.of(
            "e18-one",
            "e18-one-value",
            "e18-two",
            "e18-two-value",
            "e18-three",
            "e18-three-value"));
  }

  @Test
  @Conformance("E2E-19")
  void findByNameAndRewrite(TestInfo test) {
    var ns = namespace(test);
    console.put("e19-pre-one", "1");
    console.put("e19-pre-two", "2");
    externalSecret(
        ns,
        """
        dataFrom:
          - find: {name: {regexp: "^e19-"}}
            rewrite: [{regexp: {source: "e19-pre-(.*)", target: "$1"}}]
        """);
    awaitData(ns, Map.of("one", "1", "two", "2"));
  }

  @Test
  @Conformance("E2E-20")
  void findByNameWithPath(TestInfo test) {
    var ns = namespace(test);
    console.put("e20-a-one", "1");
    console.put("e20-b-one", "2");
    externalSecret(ns, "dataFrom: [{find: {path: e20-a, name: {regexp: one}}}]");
    awaitData(ns, Map.of("e20-a-one", "1"));
  }

  @Test
  @Conformance("E2E-21")
  void findByTag(TestInfo test) {
    var ns = namespace(test);
    console.tag(console.put("e21-one", "1"), Map.of("e21", "yes"));
    console.tag(console.put("e21-two", "2"), Map.of("e21", "yes", "more", "x"));
    console.tag(console.put("e21-no", "3"), Map.of("e21", "no"));
    externalSecret(ns, "dataFrom: [{find: {tags: {e21: 'yes'}}}]");
    awaitData(ns, Map.of("e21-one", "1", "e21-two", "2"));
  }

  @Test
  @Conformance("E2E-22")
  void findByTagWithPath(TestInfo test) {
    var ns = namespace(test);
    console.tag(console.put("e22-a", "1"), Map.of("e22", "yes"));
    console.tag(console.put("other-e22-a", "2"), Map.of("e22", "yes"));
    externalSecret(ns, "dataFrom: [{find: {path: e22-, tags: {e22: 'yes'}}}]");
    awaitData(ns, Map.of("e22-a", "1"));
  }

  @Test
  @Conformance("E2E-23")
  void noWritesOnceSettled(TestInfo test) {
    var ns = namespace(test);
    console.put("e23", "value");
    externalSecret(
        ns, "1h", "target: {name: target-secret}\ndata: [{secretKey: k, remoteRef: {key: e23}}]");
    awaitData(ns, Map.of("k", "value"));
    assertSettled(ns);
  }

  /// For ten seconds nothing about the ExternalSecret changes.
  private static void assertSettled(String ns) {
    var object = rig.client.resources(ExternalSecret.class).inNamespace(ns).withName("e2e-es");
    await()
        .atMost(SOON)
        .until(() -> rig.ready(ExternalSecret.class, ns, "e2e-es").status().equals("True"));
    var settled = object.get();
    await()
        .during(Duration.ofSeconds(10))
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var now = object.get();
              assertThat(now.getMetadata().getResourceVersion())
                  .isEqualTo(settled.getMetadata().getResourceVersion());
              assertThat(now.getStatus()).isEqualTo(settled.getStatus());
            });
  }

  private static String fakeNamespace(TestInfo test, String data) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    var ns = rig.namespace(name);
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: %1$s, namespace: %1$s}
        spec: {provider: {fake: {data: %2$s}}}
        """
            .formatted(ns, data));
    return ns;
  }

  @Test
  @Conformance("E2E-30")
  void templatesOverTheFakeProvider(TestInfo test) {
    var ns =
        fakeNamespace(
            test, "[{key: foo, value: bar}, {key: baz, value: '{\"foo\":\"bar\",\"n\":[1]}'}]");
    externalSecret(
        ns,
        "5s",
        """
        target:
          name: target-secret
          template:
            data:
              tplv2: "executed: {{ .singlefoo }}|{{ .singlebaz }}"
              other: '{{ .foo | upper }} {{ .singlebaz | fromJson | toJson }}'
        data:
          - {secretKey: singlefoo, remoteRef: {key: foo}}
          - {secretKey: singlebaz, remoteRef: {key: baz}}
        dataFrom: [{extract: {key: baz}}]
        """);
    awaitData(
        ns,
        Map.of(
            "tplv2", "executed: bar|{\"foo\":\"bar\",\"n\":[1]}",
            "other", "BAR {\"foo\":\"bar\",\"n\":[1]}"));
  }

  @Test
  @Conformance("E2E-32")
  void noWritesOnceSettledWithTheFakeProvider(TestInfo test) {
    var ns = fakeNamespace(test, "[{key: foo, value: bar}]");
    externalSecret(
        ns, "1h", "target: {name: target-secret}\ndata: [{secretKey: k, remoteRef: {key: foo}}]");
    awaitData(ns, Map.of("k", "bar"));
    assertSettled(ns);
  }

  @Test
  @Conformance("E2E-43")
  void jsonWithAndWithoutProperty(TestInfo test) {
    var ns = namespace(test);
    var json = "{\"foo\":{\"nested\":{\"bar\":\"mysecret\",\"baz\":\"bang\"}},\"x\":\"y\"}";
    console.put("e43", json);
    externalSecret(
        ns,
        """
        data:
          - {secretKey: whole, remoteRef: {key: e43}}
          - {secretKey: member, remoteRef: {key: e43, property: foo.nested.bar}}
        dataFrom:
          - extract: {key: e43}
          - extract: {key: e43, property: foo.nested}
        """);
    awaitData(
        ns,
        Map.of(
            "whole", json,
            "member", "mysecret",
            "foo", "{\"nested\":{\"bar\":\"mysecret\",\"baz\":\"bang\"}}",
            "x", "y",
            "bar", "mysecret",
            "baz", "bang"));
  }
}
