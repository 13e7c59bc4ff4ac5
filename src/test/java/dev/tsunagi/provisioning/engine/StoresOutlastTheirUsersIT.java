package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.app.OperatorOptions;
import dev.tsunagi.app.OperatorSettings;
import dev.tsunagi.app.TsunagiOperator;
import dev.tsunagi.provisioning.acting.StoreHoldReconciler;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// A store that an object acts through is there until the object is gone, and not a moment longer,
/// whatever is deleted first.
class StoresOutlastTheirUsersIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String NAMESPACE = "default";

  private static Rig rig;
  private static @Nullable Next next;

  /// One object and its store, both of this name.
  record Case(Kinds kind, String policy, String storeKind, String name) {

    static Case of(Kinds kind, String policy, String storeKind) {
      var name = "%s-%s-%s".formatted(kind, policy, storeKind).toLowerCase(Locale.ROOT);
      return new Case(kind, policy, storeKind, name.replace('_', '-'));
    }

    Case named(String other) {
      return new Case(kind, policy, storeKind, other);
    }

    Resource<? extends ProvisionedResource<?>> object() {
      return StoresOutlastTheirUsersIT.object(kind, name);
    }

    Resource<? extends HasMetadata> store() {
      return stored(storeKind, name);
    }

    void make() {
      makeStore(storeKind, name);
      var database =
          kind == Kinds.AUTONOMOUS ? ", dbName: d" + Integer.toHexString(name.hashCode()) : "";
      var more = "deletionPolicy: %s, %s%s".formatted(policy, ref(storeKind, name), database);
      makeObject(kind, name, more);
    }
  }

  @BeforeAll
  static void start() {
    rig = Rig.start();
    rig.namespace(NAMESPACE);
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: admin, namespace: default}
        stringData: {username: admin, password: C0rrect-horse}
        """);
  }

  @AfterAll
  static void stop() {
    if (next != null) {
      next.close();
    }
    rig.close();
  }

  private static String ref(String storeKind, String name) {
    return "secretStoreRef: {kind: %s, name: %s}".formatted(storeKind, name);
  }

  private static Resource<? extends HasMetadata> stored(String kind, String name) {
    return kind.equals("SecretStore")
        ? rig.client.resources(SecretStore.class).inNamespace(NAMESPACE).withName(name)
        : rig.client.resources(ClusterSecretStore.class).withName(name);
  }

  private static void makeStore(String kind, String name) {
    makeStore(kind, NAMESPACE, name);
  }

  private static void makeStore(String kind, String namespace, String name) {
    var ofCluster = kind.equals("ClusterSecretStore");
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: %s
        metadata: {name: %s%s}
        spec:
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              compartment: %s
              principalType: Workload
              serviceAccountRef: {name: reader%s}
        """
            .formatted(
                kind,
                name,
                ofCluster ? "" : ", namespace: " + namespace,
                Rig.VAULT,
                Rig.COMPARTMENT,
                ofCluster ? ", namespace: " + namespace : ""));
  }

  private static void makeObject(Kinds kind, String name, String more) {
    rig.apply(kind.yaml(name, "ocid1.mysqldbsystem.oc1.iad.inventory", more));
  }

  private static void eventually(Runnable assertion) {
    await().atMost(SOON).untilAsserted(assertion::run);
  }

  private static void awaitReady(Resource<? extends ProvisionedResource<?>> object) {
    eventually(
        () ->
            assertThat(object.get().getStatus().conditions())
                .as(() -> object.get().getStatus().toString())
                .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True")));
  }

  private static void awaitGone(Resource<? extends HasMetadata> object) {
    eventually(() -> assertThat(object.get()).isNull());
  }

  private static boolean isHeld(Resource<? extends HasMetadata> store) {
    return store.get().getMetadata().getFinalizers().contains(StoreHoldReconciler.FINALIZER);
  }

  private static long deleted(Kinds kind) {
    return rig.calls("Delete" + kind.operation);
  }

  private static List<Case> table() {
    return Stream.of(Kinds.values())
        .flatMap(
            kind ->
                Stream.of(
                    Case.of(kind, "Delete", "SecretStore"),
                    Case.of(kind, "Retain", "SecretStore"),
                    Case.of(kind, "Delete", "ClusterSecretStore")))
        .toList();
  }

  /// As when `kubectl delete -f` comes upon the store first: every kind, with every policy.
  @Test
  void aStoreThatIsDeletedFirstGoesLast() {
    var table = table();
    var before = Stream.of(Kinds.values()).collect(Collectors.toMap(k -> k, k -> deleted(k)));
    table.forEach(Case::make);
    table.forEach(c -> awaitReady(c.object()));
    assertThat(table).allMatch(c -> isHeld(c.store()));

    table.forEach(c -> c.store().delete());
    eventually(
        () ->
            assertThat(rig.events(NAMESPACE))
                .anyMatch(
                    said ->
                        said.startsWith("Warning InUse node-pool-delete-secretstore: still needed")
                            && said.contains("VirtualNodePool default/node-pool-delete-")));
    assertThat(table).allMatch(c -> c.store().get() != null);

    table.forEach(c -> c.object().delete());
    table.forEach(c -> awaitGone(c.object()));
    table.forEach(c -> awaitGone(c.store()));
    for (var kind : Kinds.values()) {
      assertThat(deleted(kind) - Objects.requireNonNull(before.get(kind)))
          .as("%s", kind)
          .isEqualTo(2);
    }
  }

  /// What an object refers to was never there, so nothing can have been made.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STREAM | secretStoreRef: {name: never-there}",
        "NODE_POOL | secretStoreRef: {kind: ClusterSecretStore, name: never-there}",
        "STREAM | 'compartmentId: null, streamPool: {name: never-there}'",
        "BACKUP | 'dbSystemId: null, dbSystem: {name: never-there}'"
      })
  void whatWasNeverMadeGoesAtOnce(Kinds kind, String reference) {
    var name = "never-" + Integer.toHexString(reference.hashCode());
    makeObject(kind, name, "deletionPolicy: Delete, " + reference);
    var object = object(kind, name);
    eventually(
        () ->
            assertThat(object.get().getStatus().conditions())
                .anyMatch(c -> c.reason().equals("ReferenceNotFound")));
    object.delete();
    awaitGone(object);
    assertThat(rig.events(NAMESPACE))
        .anyMatch(e -> e.startsWith("Normal Released " + name) && e.contains("was never asked"));
  }

  @Test
  void aStoreIsHeldForTheLastOfItsUsersAndThenLetGo() {
    makeStore("SecretStore", "shared");
    var store = stored("SecretStore", "shared");
    for (var name : List.of("one", "two")) {
      makeObject(Kinds.STREAM, name, "deletionPolicy: Delete, " + ref("SecretStore", "shared"));
    }
    var one = object(Kinds.STREAM, "one");
    var two = object(Kinds.STREAM, "two");
    awaitReady(one);
    awaitReady(two);
    one.delete();
    awaitGone(one);
    assertThat(isHeld(store)).isTrue();
    two.delete();
    awaitGone(two);
    eventually(() -> assertThat(isHeld(store)).isFalse());
  }

  private static Resource<? extends ProvisionedResource<?>> object(Kinds kind, String name) {
    return rig.client.resources(kind.type()).inNamespace(NAMESPACE).withName(name);
  }

  /// What frees a store without telling it: the object is let go of by hand, or names another.
  @Test
  void nothingHoldsAStoreForNobody() {
    makeStore("SecretStore", "left");
    makeStore("SecretStore", "changed");
    makeObject(Kinds.STREAM, "left", "deletionPolicy: Delete, " + ref("SecretStore", "left"));
    makeObject(Kinds.STREAM, "changed", ref("SecretStore", "changed"));
    awaitReady(object(Kinds.STREAM, "left"));
    awaitReady(object(Kinds.STREAM, "changed"));
    rig.cloud.faults().fail("DeleteStream", 409, Faults.ALWAYS);
    stored("SecretStore", "left").delete();
    object(Kinds.STREAM, "left").delete();
    eventually(
        () -> assertThat(rig.events(NAMESPACE)).anyMatch(e -> e.startsWith("Normal InUse left")));
    patch(object(Kinds.STREAM, "left"), "{\"metadata\":{\"finalizers\":null}}");
    awaitGone(stored("SecretStore", "left"));

    patch(object(Kinds.STREAM, "changed"), "{\"spec\":{\"secretStoreRef\":{\"name\":\"other\"}}}");
    stored("SecretStore", "changed").delete();
    awaitGone(stored("SecretStore", "changed"));
    rig.cloud.faults().clear();
  }

  private static void patch(Resource<?> object, String patch) {
    object.patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  /// The next operator knows of nothing but what is there. Without the service account it cannot
  /// act, and says what is missing.
  @Test
  void aRestartInBetweenLosesNoHoldAndKeepsNone() {
    var stays = Case.of(Kinds.STREAM, "Delete", "SecretStore").named("restarted");
    var free = Case.of(Kinds.STREAM_POOL, "Retain", "SecretStore").named("restarted-free");
    Stream.of(stays, free).forEach(Case::make);
    Stream.of(stays, free).forEach(c -> awaitReady(c.object()));
    rig.stopOperator();
    stays.store().delete();
    stays.object().delete();
    patch(free.object(), "{\"metadata\":{\"finalizers\":null}}");
    free.object().delete();
    free.store().delete();
    var before = rig.calls("DeleteStream");
    var account = rig.client.serviceAccounts().inNamespace(NAMESPACE).withName("reader");
    account.delete();
    next = another();
    awaitGone(free.store());
    eventually(
        () ->
            assertThat(stays.object().get().getStatus().conditions())
                .extracting(Condition::message)
                .anyMatch(
                    says ->
                        says.contains("service account \"reader\" not found in namespace")
                            && says.contains("create it")
                            && says.contains("set spec.deletionPolicy: Retain")));
    assertThat(stays.store().get()).isNotNull();
    rig.namespace(NAMESPACE);
    patch(stays.object(), "{\"metadata\":{\"annotations\":{\"look\":\"again\"}}}");
    Stream.of(stays, free).forEach(c -> awaitGone(c.object()));
    Stream.of(stays, free).forEach(c -> awaitGone(c.store()));
    assertThat(rig.calls("DeleteStream") - before).isEqualTo(1);
  }

  private static Next another() {
    var options = new OperatorOptions();
    new CommandLine(options).parseArgs("--oci-endpoint", rig.cloud.url().toString());
    var client = KubernetesClients.of(Config.fromKubeconfig(rig.kubeconfig()));
    var operator = new TsunagiOperator(client, OperatorSettings.of(options), Clock.systemUTC());
    operator.start();
    return new Next(client, operator);
  }

  /// The operator after that of the rig.
  private record Next(KubernetesClient client, TsunagiOperator operator) {
    void close() {
      operator.close();
      client.close();
    }
  }

  /// With the store and the service account that acts in OCI.
  @Test
  void aNamespaceGoesWhole() {
    var namespace = rig.namespace("whole");
    makeStore("SecretStore", namespace, "whole");
    rig.apply(inWhole(Kinds.NODE_POOL));
    rig.apply(inWhole(Kinds.STREAM));
    for (var kind : List.of(Kinds.NODE_POOL, Kinds.STREAM)) {
      awaitReady(rig.client.resources(kind.type()).inNamespace(namespace).withName("whole"));
    }
    var before = rig.calls("DeleteVirtualNodePool");
    rig.client.namespaces().withName(namespace).delete();
    eventually(() -> assertThat(rig.client.namespaces().withName(namespace).get()).isNull());
    assertThat(rig.calls("DeleteVirtualNodePool") - before).isEqualTo(1);
  }

  private static String inWhole(Kinds kind) {
    return kind.yaml("whole", "", "deletionPolicy: Delete, " + ref("SecretStore", "whole"))
        .replace("namespace: \"default\"", "namespace: whole");
  }
}
