package dev.tsunagi.provisioning.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.app.Crds;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.kube.Finalizers;
import dev.tsunagi.provisioning.StoreUsers;
import dev.tsunagi.reconcile.Backoffs;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.secrets.store.StoreHolds;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who begins to need a store in the very moment in which it is let go of.
class StoreHoldReconcilerIT {

  private static KubernetesSimulator cluster;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    cluster = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()), "test");
    Manifests.apply(client, Crds.yaml());
  }

  @AfterAll
  static void stop() {
    client.close();
    cluster.close();
  }

  /// Finds nobody in the cache; `meanwhile` happens right before, or after, the API server is
  // asked.
  private record Latecomer(Runnable before, Runnable after) implements StoreUsers {

    @Override
    public List<HasMetadata> known(StoreRef store, String namespace) {
      return List.of();
    }

    @Override
    public List<? extends HasMetadata> certain(StoreRef store, String namespace) {
      before.run();
      var found = client.resources(Stream.class).inNamespace(namespace).list().getItems();
      after.run();
      return found;
    }

    @Override
    public void whenOneGoes(BiConsumer<StoreRef, String> told) {
      // Nobody goes.
    }
  }

  private static SecretStore held(String namespace) {
    Manifests.apply(
        client,
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %1$s}
        ---
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: oci, namespace: %1$s, finalizers: [tsunagi.dev/store-in-use]}
        spec: {provider: {fake: {data: []}}}
        """
            .formatted(namespace));
    return client.resources(SecretStore.class).inNamespace(namespace).withName("oci").get();
  }

  private static void user(String namespace) {
    Manifests.apply(
        client,
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: Stream
        metadata: {name: late, namespace: %s}
        spec: {id: ocid1.stream.oc1.iad.late, secretStoreRef: {name: oci}}
        """
            .formatted(namespace));
  }

  private static Optional<Duration> settle(SecretStore store, StoreHolds holds, Latecomer user) {
    var shell = new Shell(new Backoffs(Clock.systemUTC(), () -> 0), (_, _) -> {});
    var with = new StoreHoldReconciler.Collaborators(shell, holds, List.of(user));
    return new SecretStoreHoldReconciler(with).settle(store);
  }

  private static StoreHolds holds() {
    return new StoreHolds(new Finalizers(client), StoreHoldReconciler.FINALIZER);
  }

  private static List<String> finalizers(SecretStore store) {
    return client.resource(store).get().getMetadata().getFinalizers();
  }

  @Test
  void whoIsThereInTimeIsSeen() {
    var store = held("in-time");
    var again = settle(store, holds(), new Latecomer(() -> user("in-time"), () -> {}));
    assertThat(again).contains(HoldDecision.AT_REST);
    assertThat(finalizers(store)).containsExactly(StoreHoldReconciler.FINALIZER);
  }

  /// It must not believe a cache that shows it as held.
  @Test
  void whoComesTooLateHoldsItAgain() throws Exception {
    var store = held("too-late");
    var holds = holds();
    var run = Thread.ofVirtual().unstarted(() -> holds.settle(store, true, () -> true));
    Runnable begins =
        () -> {
          user("too-late");
          run.start();
          await().until(() -> !run.isAlive() || run.getState() == Thread.State.WAITING);
        };
    settle(store, holds, new Latecomer(() -> {}, begins));
    run.join();
    assertThat(finalizers(store)).containsExactly(StoreHoldReconciler.FINALIZER);
  }

  @Test
  void whatNobodyNeedsIsLetGo() {
    var store = held("nobody");
    var nobody = new Latecomer(() -> {}, () -> {});
    assertThat(settle(store, holds(), nobody)).isEmpty();
    assertThat(finalizers(store)).isEmpty();
  }
}
