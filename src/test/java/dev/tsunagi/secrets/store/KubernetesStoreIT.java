package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Secrets of a cluster, read through its API server as somebody who may read one namespace.
class KubernetesStoreIT {

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

  /// A namespace of the test, and another one, `…-remote`, whose secrets its `reader` may read.
  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    rig.namespace(name + "-remote");
    rig.namespace(name);
    grant(name);
    return name;
  }

  private static void grant(String namespace) {
    rig.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: %1$s-remote}
        rules: [{apiGroups: [""], resources: [secrets], verbs: [get, list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: reader, namespace: %1$s-remote}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects: [{kind: ServiceAccount, name: reader, namespace: %1$s}]
        """
            .formatted(namespace));
  }

  private static void remote(String namespace, String name, String labels, String data) {
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: %s, namespace: %s-remote, labels: {%s}}
        stringData: {%s}
        """
            .formatted(name, namespace, labels, data));
  }

  private static String server() {
    var ca = rig.client.getConfiguration().getCaCertData();
    return "server: {url: '%s'%s}"
        .formatted(rig.client.getMasterUrl(), ca == null ? "" : ", caBundle: '" + ca + "'");
  }

  private static void store(String namespace, String kubernetes) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: cluster, namespace: %1$s}
        spec:
          provider:
            kubernetes:
              remoteNamespace: %1$s-remote
              %2$s
        """
            .formatted(namespace, kubernetes));
  }

  private static void ownStore(String namespace) {
    store(namespace, "auth: {serviceAccount: {name: reader}}\n      " + server());
  }

  private static void externalSecret(String namespace, String spec) {
    externalSecret(namespace, "{name: cluster}", spec);
  }

  private static void externalSecret(String namespace, String store, String spec) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es, namespace: %s}
        spec:
          refreshInterval: 1s
          secretStoreRef: %s
        %s
        """
            .formatted(namespace, store, spec.indent(2)));
  }

  private static void awaitValue(String namespace, String key, String value) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(rig.value(namespace, "es", key)).contains(value));
  }

  private static void awaitMessage(String namespace, String told) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, namespace, "es").message())
                    .contains(told));
  }

  @Test
  @Conformance("E2E-39")
  void keysAreProperties(TestInfo test) {
    var namespace = namespace(test);
    remote(
        namespace,
        "login",
        "",
        "username: me, 'tls.crt': \"line one\\nline two\", config: '{\"a\":{\"b\":7}}'");
    ownStore(namespace);
    externalSecret(
        namespace,
        """
        data:
          - {secretKey: user, remoteRef: {key: login, property: username}}
          - {secretKey: dotted, remoteRef: {key: login, property: tls.crt}}
          - {secretKey: deep, remoteRef: {key: login, property: config.a.b}}
          - {secretKey: all, remoteRef: {key: login}}
        """);
    awaitValue(namespace, "user", "me");
    awaitValue(namespace, "dotted", "line one\nline two");
    awaitValue(namespace, "deep", "7");
    awaitValue(
        namespace,
        "all",
        "{\"config\":\"{\\\"a\\\":{\\\"b\\\":7}}\",\"tls.crt\":\"line one\\n"
            + "line two\",\"username\":\"me\"}");
  }

  @Test
  @Conformance("E2E-39")
  void manyAtOnce(TestInfo test) {
    var namespace = namespace(test);
    remote(namespace, "db-one", "team: a", "k: v1");
    remote(namespace, "db-two", "team: b", "k: v2");
    remote(namespace, "web", "team: a", "k: v3, other: v4");
    ownStore(namespace);
    externalSecret(
        namespace,
        """
        target:
          template:
            mergePolicy: Merge
            data: {templated: "{{ .my_other }}"}
        dataFrom:
          - {extract: {key: web}, rewrite: [{regexp: {source: "(.*)", target: "my_$1"}}]}
          - {find: {name: {regexp: "^db-"}}}
          - {find: {tags: {team: a}}, rewrite: [{regexp: {source: "^", target: "tagged-"}}]}
        """);
    awaitValue(namespace, "templated", "v4");
    var data = rig.client.secrets().inNamespace(namespace).withName("es").get().getData();
    assertThat(data.keySet())
        .containsExactlyInAnyOrder(
            "my_k", "my_other", "templated", "db-one", "db-two", "tagged-db-one", "tagged-web");
    assertThat(rig.value(namespace, "es", "db-two")).contains("{\"k\":\"v2\"}");
  }

  @Test
  void whatIsNoTextSurvivesAndMetadataCanBeRead(TestInfo test) {
    var namespace = namespace(test);
    var bytes = new byte[] {0, (byte) 0xff, (byte) 0xfe, 10};
    var base64 = Base64.getEncoder().encodeToString(bytes);
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: raw, namespace: %s-remote, labels: {team: a}, annotations: {note: b}}
        data: {blob: %s}
        """
            .formatted(namespace, base64));
    ownStore(namespace);
    externalSecret(
        namespace,
        """
        data:
          - {secretKey: one, remoteRef: {key: raw, property: blob}}
          - {secretKey: team, remoteRef: {key: raw, property: labels.team, metadataPolicy: Fetch}}
        dataFrom: [{extract: {key: raw}}]
        """);
    awaitValue(namespace, "team", "a");
    var data = rig.client.secrets().inNamespace(namespace).withName("es").get().getData();
    assertThat(data).containsEntry("one", base64).containsEntry("blob", base64);
  }

  @Test
  void missingIsNotForbidden(TestInfo test) {
    var namespace = namespace(test);
    remote(namespace, "login", "", "username: me");
    ownStore(namespace);
    externalSecret(
        namespace,
        """
        target: {deletionPolicy: Delete}
        data: [{secretKey: user, remoteRef: {key: login, property: username}}]
        """);
    awaitValue(namespace, "user", "me");
    var bindings = rig.client.rbac().roleBindings().inNamespace(namespace + "-remote");
    bindings.withName("reader").delete();
    awaitMessage(
        namespace, "service account " + namespace + "/reader may not get Secret \"login\"");
    assertThat(rig.value(namespace, "es", "user")).contains("me");
    grant(namespace);
    await()
        .atMost(SOON)
        .until(() -> rig.ready(SecretStore.class, namespace, "cluster").status().equals("True"));
    rig.client.secrets().inNamespace(namespace + "-remote").withName("login").delete();
    externalSecret(
        namespace,
        """
        target: {deletionPolicy: Delete}
        data: [{secretKey: person, remoteRef: {key: login, property: username}}]
        """);
    await()
        .atMost(SOON)
        .until(() -> rig.client.secrets().inNamespace(namespace).withName("es").get() == null);
  }

  @Test
  void aNameIsNoPath(TestInfo test) {
    var namespace = namespace(test);
    ownStore(namespace);
    externalSecret(
        namespace,
        "data: [{secretKey: a, remoteRef: {key: ../../%s/secrets/x}}]".formatted(namespace));
    awaitMessage(namespace, "is not the name of a Kubernetes Secret");
  }

  @Test
  @Conformance("E2E-39")
  void credentialsOfEachNamespaceServeThatNamespaceOnly(TestInfo test) {
    var namespace = namespace(test);
    var other = rig.namespace(namespace + "-other");
    remote(namespace, "login", "", "username: me");
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata: {name: referent}
        spec:
          provider:
            kubernetes:
              remoteNamespace: %s-remote
              auth: {serviceAccount: {name: reader}}
              %s
        """
            .formatted(namespace, server()));
    for (var user : List.of(namespace, other)) {
      externalSecret(
          user,
          "{name: referent, kind: ClusterSecretStore}",
          "data: [{secretKey: user, remoteRef: {key: login, property: username}}]");
    }
    awaitValue(namespace, "user", "me");
    awaitMessage(other, "service account " + other + "/reader may not get Secret \"login\"");
    assertThat(rig.value(other, "es", "user")).isEmpty();
    assertThat(rig.ready(ClusterSecretStore.class, "", "referent").reason())
        .isEqualTo("ValidationUnknown");
  }

  @Test
  void tokensAndKubeconfigsServe(TestInfo test) {
    var namespace = namespace(test);
    remote(namespace, "login", "", "username: me");
    var request = new TokenRequestBuilder().withNewSpec().endSpec().build();
    var token =
        rig.client
            .serviceAccounts()
            .inNamespace(namespace)
            .withName("reader")
            .tokenRequest(request)
            .getStatus()
            .getToken();
    var ca = rig.client.getConfiguration().getCaCertData();
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: credentials, namespace: %s}
        stringData:
          token: %s
          config: |
            current-context: c
            contexts: [{name: c, context: {cluster: s, user: u}}]
            clusters: [{name: s, cluster: {server: '%s'%s}}]
            users: [{name: u, user: {token: %s}}]
        """
            .formatted(
                namespace,
                token,
                rig.client.getMasterUrl(),
                ca == null ? "" : ", certificate-authority-data: " + ca,
                token));
    store(
        namespace,
        "auth: {token: {bearerToken: {name: credentials, key: token}}}\n      " + server());
    externalSecret(
        namespace, "data: [{secretKey: one, remoteRef: {key: login, property: username}}]");
    awaitValue(namespace, "one", "me");
    rig.client.resources(SecretStore.class).inNamespace(namespace).withName("cluster").delete();
    store(namespace, "authRef: {name: credentials, key: config}");
    externalSecret(
        namespace, "data: [{secretKey: two, remoteRef: {key: login, property: username}}]");
    awaitValue(namespace, "two", "me");
  }

  @ParameterizedTest
  @Conformance("UT-ca-provider")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          foreign-account | auth: {serviceAccount: {name: reader, namespace: kube-system}} | spec.provider.kubernetes.auth.serviceAccount.namespace must be empty or "foreign-account"
          foreign-token   | auth: {token: {bearerToken: {name: t, key: t, namespace: kube-system}}} | spec.provider.kubernetes.auth.token.bearerToken.namespace must be empty or "foreign-token"
          foreign-config  | authRef: {name: t, key: t, namespace: kube-system} | spec.provider.kubernetes.authRef.namespace must be empty or "foreign-config"
          foreign-ca      | auth: {serviceAccount: {name: reader}}, server: {caProvider: {type: ConfigMap, name: kube-root-ca.crt, key: ca.crt, namespace: kube-system}} | spec.provider.kubernetes.server.caProvider.namespace must be empty or "foreign-ca"
          absent-ca       | auth: {serviceAccount: {name: reader}}, server: {caProvider: {type: ConfigMap, name: x, key: ca.crt}} | spec.provider.kubernetes.server.caProvider: there is no ConfigMap "x" with a key "ca.crt" in namespace "absent-ca" that may be read
          nobody          | server: {url: example.com} | give exactly one of auth.cert, auth.serviceAccount, auth.token and authRef, found 0
          powerless       | auth: {serviceAccount: {name: reader}}, server: {url: 'SERVER'} | service account powerless/reader may not get Secrets of namespace "default"
          wrong-token     | auth: {token: {bearerToken: {name: wrong, key: token}}}, server: {url: 'SERVER'} | does not accept the owner of the token
          """)
  void mistakesAreNamed(String namespace, String kubernetes, String told) {
    rig.namespace(namespace);
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: wrong, namespace: %s}
        stringData: {token: a.b.c}
        """
            .formatted(namespace));
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: cluster, namespace: %s}
        spec: {provider: {kubernetes: {%s}}}
        """
            .formatted(
                namespace, kubernetes.replace("SERVER", rig.client.getMasterUrl().toString())));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready = rig.ready(SecretStore.class, namespace, "cluster");
              assertThat(ready.reason()).isEqualTo("InvalidProviderConfig");
              assertThat(ready.message()).contains(told);
            });
  }

  @Test
  void whoMayReadSomeSecretsByNameIsValid(TestInfo test) {
    var namespace = namespace(test);
    remote(namespace, "login", "", "username: me");
    rig.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: %1$s-remote}
        rules: [{apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [login]}]
        """
            .formatted(namespace));
    ownStore(namespace);
    externalSecret(
        namespace, "data: [{secretKey: user, remoteRef: {key: login, property: username}}]");
    awaitValue(namespace, "user", "me");
    assertThat(rig.ready(SecretStore.class, namespace, "cluster").reason()).isEqualTo("Valid");
  }
}
