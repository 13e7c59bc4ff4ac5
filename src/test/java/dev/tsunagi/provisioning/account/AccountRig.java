package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.MySqlAccount;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.VaultConsole;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.TestInfo;

/// The whole operator, and DB systems whose endpoints are a server of the test's.
final class AccountRig implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(30);

  final Rig rig = Rig.start("--oci-region", "us-ashburn-1");
  final VaultConsole console = new VaultConsole(rig.cloud);
  final MySqlServer server;

  AccountRig(MySqlServer server) {
    this.server = server;
  }

  /// Of the test, with a DB system `db`, a store `vault` and the administrator's Secret.
  String namespace(TestInfo test) {
    return namespace(test.getTestMethod().orElseThrow().getName());
  }

  String namespace(String title) {
    var name = title.toLowerCase(Locale.ROOT);
    var ns = rig.namespace(name.substring(0, Math.min(60, name.length())));
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: %1$s}
        spec:
          provider:
            oracle:
              vault: %2$s
              region: us-ashburn-1
              compartment: %3$s
              encryptionKey: %4$s
              principalType: Workload
              serviceAccountRef: {name: reader}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: admin, namespace: %1$s}
        stringData: {username: %5$s, password: %6$s}
        """
            .formatted(
                ns, Rig.VAULT, Rig.COMPARTMENT, Rig.KEY, MySqlServer.ADMIN, MySqlServer.PASSWORD));
    return ns;
  }

  void dbSystem(String namespace) {
    dbSystem(namespace, server.port());
  }

  /// A DB system `db` with its endpoint there.
  void dbSystem(String namespace, int port) {
    rig.apply(
        """
        apiVersion: oci.oracle.com/v1beta1
        kind: MySqlDbSystem
        metadata: {name: db, namespace: %s}
        spec:
          compartmentId: %s
          displayName: %s
          shapeName: MySQL.2
          subnetId: ocid1.subnet.oc1.iad.demo
          ipAddress: 127.0.0.1
          port: %d
          adminUsername: {secret: {secretName: admin}}
          adminPassword: {secret: {secretName: admin}}
          secretStoreRef: {name: vault}
        """
            .formatted(namespace, Rig.COMPARTMENT, namespace, port));
  }

  /// An account of the DB system `db`; `more` goes into the spec.
  void account(String namespace, String name, String more) {
    rig.apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: MySqlAccount
        metadata: {name: %s, namespace: %s}
        spec: {dbSystemRef: {name: db}%s}
        """
            .formatted(name, namespace, more.isEmpty() ? "" : ", " + more));
  }

  void annotate(String namespace, String name, String annotation, String value) {
    rig.client
        .resources(MySqlAccount.class)
        .inNamespace(namespace)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(annotation, value));
  }

  /// Has a new password made, and waits until it is handed out.
  void rotate(String namespace, String name) {
    var before = text(namespace, name, "password");
    annotate(namespace, name, "tsunagi.dev/rotate-at", Instant.now().toString());
    awaitThat(() -> assertThat(text(namespace, name, "password")).isNotEqualTo(before));
    awaitReady(namespace, name);
  }

  MySqlAccount get(String namespace, String name) {
    return rig.client.resources(MySqlAccount.class).inNamespace(namespace).withName(name).get();
  }

  Condition condition(String namespace, String name, String type) {
    var found = get(namespace, name);
    return found == null
        ? new Condition(type, "Unknown", "", "", null)
        : found.getStatus().conditions().stream()
            .filter(c -> c.type().equals(type))
            .findFirst()
            .orElse(new Condition(type, "Unknown", "", "", null));
  }

  void awaitReady(String namespace, String name) {
    awaitThat(
        () -> {
          assertThat(condition(namespace, name, "Synced").status())
              .as("%s", get(namespace, name).getStatus())
              .isEqualTo("True");
          assertThat(condition(namespace, name, "Ready").status()).isEqualTo("True");
        });
  }

  /// Waits until the last run failed for this reason, and says all of this.
  void awaitFailure(String namespace, String name, String reason, String... says) {
    awaitThat(
        () -> {
          var synced = condition(namespace, name, "Synced");
          assertThat(synced.reason()).as("%s", synced.message()).isEqualTo(reason);
          assertThat(synced.message()).contains(says);
        });
  }

  void awaitThat(Runnable assertion) {
    await().atMost(SOON).untilAsserted(assertion::run);
  }

  void awaitGone(String namespace, String name) {
    awaitThat(() -> assertThat(get(namespace, name)).as("%s", name).isNull());
  }

  void delete(String namespace, String name) {
    rig.client.resources(MySqlAccount.class).inNamespace(namespace).withName(name).delete();
  }

  void deleteSystem(String namespace) {
    rig.client.resources(MySqlDbSystem.class).inNamespace(namespace).withName("db").delete();
  }

  /// A key of the connection Secret, or an empty text.
  String text(String namespace, String secret, String key) {
    return rig.value(namespace, secret, key).orElse("");
  }

  /// Whether what the Secret hands out works.
  boolean works(String namespace, String secret) {
    return server.opens(
        text(namespace, secret, "username"),
        text(namespace, secret, "password"),
        text(namespace, secret, "database"));
  }

  /// Everything there is to read in a namespace, besides Secrets.
  List<String> told(String namespace) {
    var all = new ArrayList<>(rig.events(namespace));
    rig.client.resources(MySqlAccount.class).inNamespace(namespace).list().getItems().stream()
        .map(Serialization::asJson)
        .forEach(all::add);
    return all;
  }

  @Override
  public void close() {
    console.close();
    rig.close();
    server.close();
  }
}
