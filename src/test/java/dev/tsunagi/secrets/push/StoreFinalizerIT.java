package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.support.Conformance;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A store stays as long as something has to be deleted through it.
class StoreFinalizerIT {

  private static PushRig push;

  @BeforeAll
  static void start() {
    push = new PushRig();
  }

  @AfterAll
  static void stop() {
    push.close();
  }

  private static void store(String kind, String ns) {
    push.rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: %s
        metadata: {name: %s%s}
        spec: {provider: {fake: {data: []}}}
        """
            .formatted(kind, ns, kind.equals("SecretStore") ? ", namespace: " + ns : ""));
  }

  private static void pushSecret(String kind, String ns, String name, String policy) {
    push.push(
        ns,
        name,
        """
        deletionPolicy: %s
        secretStoreRefs: [{name: %s, kind: %s}]
        data: [{match: {secretKey: a, remoteRef: {remoteKey: %s}}}]
        """
            .formatted(policy, ns, kind, ns + name));
  }

  private static void remove(String ns, String name) {
    push.rig.client.resources(PushSecret.class).inNamespace(ns).withName(name).delete();
  }

  private static @Nullable HasMetadata live(String kind, String ns) {
    return kind.equals("SecretStore")
        ? push.rig.client.resources(SecretStore.class).inNamespace(ns).withName(ns).get()
        : push.rig.client.resources(ClusterSecretStore.class).withName(ns).get();
  }

  private static boolean isHeld(String kind, String ns) {
    var store = live(kind, ns);
    return store != null
        && store.getMetadata().getFinalizers().contains(PushSecretReconciler.STORE_FINALIZER);
  }

  private static void awaitHeld(String kind, String ns, boolean held) {
    await().atMost(PushRig.SOON).untilAsserted(() -> assertThat(isHeld(kind, ns)).isEqualTo(held));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SecretStore", "ClusterSecretStore"})
  @Conformance({"ST-11", "ST-12", "ST-15", "ST-16", "ST-17", "ST-18", "ST-21", "ST-22"})
  void aStoreIsHeldWhileAnyPushSecretMayHaveToDelete(String kind) {
    var ns = push.rig.namespace("held-" + kind.toLowerCase(Locale.ROOT));
    store(kind, ns);
    push.secret(ns, "source", "", "a: x");
    pushSecret(kind, ns, "none", "None");
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(() -> assertThat(push.status(ns, "none").conditions()).isNotEmpty());
    assertThat(isHeld(kind, ns)).isFalse();
    pushSecret(kind, ns, "one", "Delete");
    pushSecret(kind, ns, "two", "Delete");
    awaitHeld(kind, ns, true);
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(() -> assertThat(push.status(ns, "two").conditions()).isNotEmpty());
    remove(ns, "one");
    await()
        .atMost(PushRig.SOON)
        .until(
            () ->
                push.rig.client.resources(PushSecret.class).inNamespace(ns).withName("one").get()
                    == null);
    assertThat(isHeld(kind, ns)).isTrue();
    pushSecret(kind, ns, "two", "None");
    awaitHeld(kind, ns, false);
    pushSecret(kind, ns, "two", "Delete");
    awaitHeld(kind, ns, true);
    remove(ns, "two");
    awaitHeld(kind, ns, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SecretStore", "ClusterSecretStore"})
  @Conformance({"ST-13", "ST-14", "ST-19", "ST-20"})
  void aStoreThatIsDeletedGoesAfterItsPushSecrets(String kind) {
    var ns = push.rig.namespace("blocked-" + kind.toLowerCase(Locale.ROOT));
    store(kind, ns);
    push.secret(ns, "source", "", "a: x");
    pushSecret(kind, ns, "one", "Delete");
    awaitHeld(kind, ns, true);
    push.rig.client.resource(Objects.requireNonNull(live(kind, ns))).delete();
    await().during(Duration.ofMillis(500)).atMost(PushRig.SOON).until(() -> live(kind, ns) != null);
    remove(ns, "one");
    await().atMost(PushRig.SOON).until(() -> live(kind, ns) == null);
  }
}
