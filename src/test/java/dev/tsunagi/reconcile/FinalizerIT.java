package dev.tsunagi.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.simulator.kubernetes.store.Change;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/// A finalizer costs one write, whatever happens before the watch tells that it is there.
@DisabledIfEnvironmentVariable(
    named = "TSUNAGI_TEST_KUBECONFIG",
    matches = ".+",
    disabledReason = "the watches of a real API server cannot be held back")
class FinalizerIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String GROUP = ".external-secrets.io";
  private static final Set<String> USERS =
      Set.of(
          "externalsecrets" + GROUP + "/es",
          "pushsecrets" + GROUP + "/ps",
          "clusterexternalsecrets" + GROUP + "/ces");

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void isAddedOnceThoughOthersChangeBeforeItIsSeen() {
    var ns = rig.namespace("team");
    store(1);
    awaitValidated(1);
    try (var _ = rig.watchLag().hold(FinalizerIT::isChangeOfUsers)) {
      users();
      await().atMost(SOON).until(() -> finalizersAdded().containsAll(USERS));
      // Each wakes all users up: its spec is another one, and so is its readiness.
      for (var generation = 2; generation < 6; generation++) {
        store(generation);
        rig.namespace("other-" + generation);
        awaitValidated(generation);
      }
    }
    awaitReady(ExternalSecret.class, ns, "es");
    awaitReady(PushSecret.class, ns, "ps");
    awaitReady(ClusterExternalSecret.class, "", "ces");

    assertThat(finalizersAdded()).containsExactlyInAnyOrderElementsOf(USERS);
  }

  private static boolean isChangeOfUsers(Change change) {
    var key = change.key();
    return change.kind() == Change.Kind.MODIFIED
        && USERS.contains(key.resource() + "/" + key.name());
  }

  private static List<String> finalizersAdded() {
    return rig.apiCalls().entries().stream()
        .filter(entry -> entry.client().equals(KubernetesClients.OPERATOR))
        .filter(entry -> entry.verb().equals("patch"))
        .map(entry -> entry.resource() + "/" + entry.name())
        .filter(USERS::contains)
        .toList();
  }

  private static void awaitValidated(long generation) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              var store =
                  rig.client
                      .resources(SecretStore.class)
                      .inNamespace("team")
                      .withName("store")
                      .get();
              return store.getMetadata().getGeneration() == generation
                  && rig.ready(SecretStore.class, "team", "store")
                      .status()
                      .equals(generation % 2 == 1 ? "True" : "False");
            });
  }

  private static void awaitReady(Class<? extends HasMetadata> type, String namespace, String name) {
    await().atMost(SOON).until(() -> rig.ready(type, namespace, name).status().equals("True"));
  }

  /// Ready in odd generations.
  private static void store(int generation) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: store, namespace: team}
        spec:
          provider: {fake: {validationResult: %d, data: [{key: user, value: app-%d}]}}
        """
            .formatted(generation % 2 == 1 ? 0 : 2, generation));
  }

  private static void users() {
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: source, namespace: team}
        stringData: {user: app}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es, namespace: team}
        spec:
          secretStoreRef: {name: store}
          data: [{secretKey: user, remoteRef: {key: user}}]
        ---
        apiVersion: external-secrets.io/v1alpha1
        kind: PushSecret
        metadata: {name: ps, namespace: team}
        spec:
          secretStoreRefs: [{name: store}]
          selector: {secret: {name: source}}
          data: [{match: {secretKey: user, remoteRef: {remoteKey: pushed}}}]
        ---
        apiVersion: external-secrets.io/v1
        kind: ClusterExternalSecret
        metadata: {name: ces}
        spec:
          namespaces: [team]
          externalSecretName: everywhere
          externalSecretSpec:
            secretStoreRef: {name: store}
            data: [{secretKey: user, remoteRef: {key: user}}]
        """);
  }
}
