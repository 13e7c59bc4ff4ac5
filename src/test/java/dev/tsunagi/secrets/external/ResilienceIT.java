package dev.tsunagi.secrets.external;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.kube.LenientJson;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// What happens at a bad moment: an edit while we write, an object that cannot be read, a cloud
/// that is away while things are deleted.
class ResilienceIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final AtomicReference<Consumer<HttpRequest>> BEFORE_SENDING =
      new AtomicReference<>(_ -> {});
  private static Rig rig;

  /// Does something else right before the operator's request goes out.
  private static final class Meanwhile implements Interceptor {
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      BEFORE_SENDING.get().accept(request);
    }
  }

  private static KubernetesClient disturbed(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withHttpClientBuilderConsumer(b -> b.addOrReplaceInterceptor("test", new Meanwhile()))
        .withKubernetesSerialization(new LenientJson())
        .build();
  }

  @BeforeAll
  static void start() {
    rig = Rig.start(ResilienceIT::disturbed);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    var namespace = rig.namespace(name.substring(0, Math.min(60, name.length())));
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: %s}
        spec:
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              principalType: Workload
              serviceAccountRef: {name: reader}
        """
            .formatted(namespace, Rig.VAULT));
    return namespace;
  }

  private static void externalSecret(String namespace, String name, String... spec) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
          secretStoreRef: {name: vault}
        %s
        """
            .formatted(name, namespace, String.join("\n", spec).indent(2)));
  }

  private static final String TOKEN = "data: [{secretKey: v, remoteRef: {key: api-token}}]";
  private static final String MORE = "data: [{secretKey: more, remoteRef: {key: api-token}}]";

  private static void awaitKey(String namespace, String name, String key) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(rig.value(namespace, name, key)).isPresent());
  }

  /// Guards the version of JOSDK: 5.3.0 to 5.3.4 lose the event.
  @Test
  void anEditWhileOurStatusIsOnItsWayIsNotLost(TestInfo test) {
    var ns = namespace(test);
    var edited = new CountDownLatch(1);
    var path = "/namespaces/" + ns + "/externalsecrets/raced/status";
    BEFORE_SENDING.set(
        request -> {
          if (request.uri().getPath().endsWith(path) && edited.getCount() > 0) {
            edited.countDown();
            externalSecret(ns, "raced", MORE);
            // Once a watch has told us of the edit, the operator's own has most likely told it.
            rig.client
                .resources(ExternalSecret.class)
                .inNamespace(ns)
                .withName("raced")
                .waitUntilCondition(es -> es.getMetadata().getGeneration() == 2, 10, SECONDS);
          }
        });
    try {
      externalSecret(ns, "raced", TOKEN);
      awaitKey(ns, "raced", "more");
    } finally {
      BEFORE_SENDING.set(_ -> {});
    }
    assertThat(edited.getCount()).isZero();
  }

  @Test
  void anObjectThatCannotBeReadStopsNobody(TestInfo test) {
    var ns = namespace(test);
    Edits.patiently(
        () ->
            rig.client
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("externalsecrets.external-secrets.io")
                .edit(
                    crd -> {
                      var schema = crd.getSpec().getVersions().getFirst().getSchema();
                      var properties = schema.getOpenAPIV3Schema().getProperties();
                      var spec = Objects.requireNonNull(properties.get("spec"));
                      spec.setProperties(Map.of());
                      spec.setXKubernetesPreserveUnknownFields(true);
                      return crd;
                    }));
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                rig.apply(
                    """
                    apiVersion: external-secrets.io/v1
                    kind: ExternalSecret
                    metadata: {name: poison, namespace: %s}
                    spec:
                      secretStoreRef: [vault]
                      target: text
                      data: {secretKey: v}
                    """
                        .formatted(ns)));
    externalSecret(ns, "healthy", TOKEN);
    awaitKey(ns, "healthy", "v");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready = rig.ready(ExternalSecret.class, ns, "poison");
              assertThat(ready.status()).isEqualTo("False");
              assertThat(ready.message())
                  .contains("spec.secretStoreRef", "spec.target", "spec.data");
            });
    rig.client.resources(ExternalSecret.class).inNamespace(ns).withName("poison").delete();
    await()
        .atMost(SOON)
        .until(
            () ->
                rig.client.resources(ExternalSecret.class).inNamespace(ns).withName("poison").get()
                    == null);
  }

  @Test
  void deletingNeedsNoCloud(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "es", "refreshInterval: 1s", TOKEN);
    awaitKey(ns, "es", "v");
    rig.cloud.faults().drop(Faults.ANY, Faults.ALWAYS);
    try {
      await()
          .atMost(SOON)
          .until(() -> rig.ready(ExternalSecret.class, ns, "es").status().equals("False"));
      assertThat(rig.value(ns, "es", "v")).isPresent();
      rig.client.resources(ExternalSecret.class).inNamespace(ns).withName("es").delete();
      await().atMost(SOON).until(() -> rig.value(ns, "es", "v").isEmpty());
      externalSecret(ns, "again", TOKEN);
      rig.client.namespaces().withName(ns).delete();
      await().atMost(SOON).until(() -> rig.client.namespaces().withName(ns).get() == null);
    } finally {
      rig.cloud.faults().clear();
    }
  }

  @Test
  void anOutageEndsWithoutALossOrAStorm(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "es", "refreshInterval: 1s", TOKEN);
    awaitKey(ns, "es", "v");
    rig.cloud.faults().fail("GetSecretBundleByName", 500, Faults.ALWAYS);
    try {
      await()
          .atMost(SOON)
          .until(() -> rig.ready(ExternalSecret.class, ns, "es").status().equals("False"));
      var calls = rig.calls("GetSecretBundleByName");
      await().atMost(SOON).until(() -> rig.calls("GetSecretBundleByName") > calls + 1);
      assertThat(rig.events(ns)).filteredOn(e -> e.contains("UpdateFailed es")).hasSize(1);
      assertThat(rig.value(ns, "es", "v")).isPresent();
    } finally {
      rig.cloud.faults().clear();
    }
    await()
        .atMost(SOON)
        .until(() -> rig.ready(ExternalSecret.class, ns, "es").status().equals("True"));
  }

  @Test
  @Conformance("ES-04")
  void theSecretOfAFormerTargetNameGoesIfItWasOurs(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "es", "target: {name: first}", TOKEN);
    awaitKey(ns, "first", "v");
    await()
        .atMost(SOON)
        .until(() -> rig.ready(ExternalSecret.class, ns, "es").status().equals("True"));
    externalSecret(ns, "es", "target: {name: second}", TOKEN);
    awaitKey(ns, "second", "v");
    await().atMost(SOON).until(() -> rig.value(ns, "first", "v").isEmpty());
    assertThat(rig.events(ns))
        .contains("Normal Deleted es: secret deleted because it was orphaned");
  }

  @Test
  void aTargetThatAnotherWriterChangesAtOnceIsDecidedAgain(TestInfo test) {
    var ns = namespace(test);
    var clashes = new AtomicInteger(2);
    BEFORE_SENDING.set(
        request -> {
          if (request.method().equals("PUT")
              && request.uri().getPath().endsWith("/namespaces/" + ns + "/secrets/es")
              && clashes.getAndDecrement() > 0) {
            rig.apply(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: es, namespace: %s, annotations: {round: "%d"}}
                """
                    .formatted(ns, clashes.get()));
          }
        });
    try {
      rig.apply(
          """
          apiVersion: v1
          kind: Secret
          metadata: {name: es, namespace: %s}
          stringData: {other: value}
          """
              .formatted(ns));
      externalSecret(ns, "es", TOKEN);
      awaitKey(ns, "es", "v");
      await()
          .atMost(SOON)
          .until(() -> rig.ready(ExternalSecret.class, ns, "es").status().equals("True"));
    } finally {
      BEFORE_SENDING.set(_ -> {});
    }
    assertThat(clashes.get()).isNegative();
    assertThat(rig.events(ns)).noneMatch(e -> e.startsWith("Warning") && e.contains(" es:"));
  }

  /// The status is a hint where to look; only the Secret itself proves whose it is.
  @Test
  @Conformance("ADV-20")
  void aTamperedStatusDeletesNothing(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "es", TOKEN);
    awaitKey(ns, "es", "v");
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: victim
          namespace: %s
          labels: {reconcile.external-secrets.io/created-by: %s}
        stringData: {v: theirs}
        """
            .formatted(ns, TargetMarks.createdBy(ns, "es")));
    await()
        .atMost(SOON)
        .until(() -> rig.ready(ExternalSecret.class, ns, "es").status().equals("True"));
    Edits.patiently(
        () ->
            rig.client
                .resources(ExternalSecret.class)
                .inNamespace(ns)
                .withName("es")
                .editStatus(
                    es -> {
                      var status = es.getStatus();
                      es.setStatus(
                          new ExternalSecretStatus(
                              new BindingRef("victim"),
                              status.conditions(),
                              status.refreshTime(),
                              status.syncedResourceVersion()));
                      return es;
                    }));
    externalSecret(ns, "es", MORE);
    awaitKey(ns, "es", "more");
    await().atMost(SOON).until(() -> get(ns, "es").getStatus().binding().name().equals("es"));
    assertThat(rig.value(ns, "victim", "v")).contains("theirs");
  }

  private static ExternalSecret get(String namespace, String name) {
    return rig.client.resources(ExternalSecret.class).inNamespace(namespace).withName(name).get();
  }

  @Test
  @Conformance("ADV-20")
  void twoOnOneTargetSettleAndTheLoserInherits(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "winner", "refreshInterval: 1s", "target: {name: shared}", TOKEN);
    awaitKey(ns, "shared", "v");
    externalSecret(ns, "loser", "refreshInterval: 1s", "target: {name: shared}", MORE);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, ns, "loser").message())
                    .contains("target is owned by another ExternalSecret", "winner"));
    var version = version(ns, "shared");
    var calls = rig.calls("GetSecretBundleByName");
    await().atMost(SOON).until(() -> rig.calls("GetSecretBundleByName") > calls + 2);
    assertThat(version(ns, "shared")).isEqualTo(version);
    assertThat(rig.ready(ExternalSecret.class, ns, "winner").status()).isEqualTo("True");
    rig.client.resources(ExternalSecret.class).inNamespace(ns).withName("winner").delete();
    awaitKey(ns, "shared", "more");
    assertThat(rig.value(ns, "shared", "v")).isEmpty();
  }

  private static String version(String namespace, String name) {
    return rig.client
        .secrets()
        .inNamespace(namespace)
        .withName(name)
        .get()
        .getMetadata()
        .getResourceVersion();
  }
}
