package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import com.oracle.bmc.model.BmcException;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretStatus;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.VaultConsole;
import org.junit.jupiter.api.TestInfo;

/// The operator, a vault to push to, and the console of that vault.
final class PushRig implements AutoCloseable {

  static final Duration SOON = Duration.ofSeconds(20);

  final Rig rig;
  final VaultConsole console;

  PushRig(Seed seed, String... flags) {
    rig = Rig.start(seed, flags);
    console = new VaultConsole(rig.cloud);
  }

  PushRig() {
    this(Seed.defaults());
  }

  /// Of the test, with a store `vault`.
  String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    var ns = rig.namespace(name.substring(0, Math.min(60, name.length())));
    store(ns, "vault", "");
    return ns;
  }

  void store(String namespace, String name, String labels) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: %s, namespace: %s, labels: {%s}}
        spec:
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              compartment: %s
              encryptionKey: %s
              principalType: Workload
              serviceAccountRef: {name: reader}
        """
            .formatted(name, namespace, labels, Rig.VAULT, Rig.COMPARTMENT, Rig.KEY));
  }

  void secret(String namespace, String name, String labels, String data) {
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: %s, namespace: %s, labels: {%s}}
        stringData: {%s}
        """
            .formatted(name, namespace, labels, data));
  }

  /// A PushSecret `ps` of the Secret `source`, into `vault` unless it says otherwise.
  void push(String namespace, String spec) {
    push(namespace, "ps", spec);
  }

  void push(String namespace, String name, String spec) {
    var stores = spec.contains("secretStoreRefs:") ? "" : "secretStoreRefs: [{name: vault}]\n";
    var source = spec.contains("selector: {") ? "" : "selector: {secret: {name: source}}\n";
    rig.apply(
        """
        apiVersion: external-secrets.io/v1alpha1
        kind: PushSecret
        metadata: {name: %s, namespace: %s}
        spec:
        %s\
        """
            .formatted(name, namespace, (stores + source + spec).indent(2)));
  }

  PushSecretStatus status(String namespace) {
    return status(namespace, "ps");
  }

  PushSecretStatus status(String namespace, String name) {
    return Objects.requireNonNull(
            rig.client.resources(PushSecret.class).inNamespace(namespace).withName(name).get())
        .getStatus();
  }

  void awaitReady(String namespace, String reason, String message) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready = rig.ready(PushSecret.class, namespace, "ps");
              assertThat(ready.message()).startsWith(message);
              assertThat(ready.reason()).isEqualTo(reason);
            });
  }

  void awaitSynced(String namespace) {
    awaitReady(namespace, "Synced", "PushSecret synced successfully");
  }

  void awaitValue(String name, String value) {
    await()
        .ignoreException(BmcException.class) // a fault may meet the console
        .atMost(SOON)
        .untilAsserted(() -> assertThat(console.value(name)).contains(value));
  }

  void awaitState(String name, String state) {
    await().atMost(SOON).untilAsserted(() -> assertThat(console.state(name)).isEqualTo(state));
  }

  void delete(String namespace) {
    rig.client.resources(PushSecret.class).inNamespace(namespace).withName("ps").delete();
  }

  void awaitGone(String namespace) {
    await()
        .atMost(SOON)
        .until(
            () ->
                rig.client.resources(PushSecret.class).inNamespace(namespace).withName("ps").get()
                    == null);
  }

  @Override
  public void close() {
    console.close();
    rig.close();
  }
}
