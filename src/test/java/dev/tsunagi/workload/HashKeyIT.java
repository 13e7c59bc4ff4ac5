package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The key of the hashes outlives the operator, and is nobody else's.
class HashKeyIT {

  private static final byte[] PIN = {'1', '2', '3', '4'};

  private KubernetesSimulator server;
  private KubernetesClient client;

  @BeforeEach
  void start() {
    server = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client = KubernetesClients.of(Config.fromKubeconfig(server.kubeconfig()), "test");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HashKey key() {
    return new HashKey(new TargetSecrets(client), "default", new SecureRandom());
  }

  @Test
  void aRestartChangesNoHash() {
    assertThat(key().of("a/b/c", PIN)).isEqualTo(key().of("a/b/c", PIN));
  }

  @Test
  void theSameValueElsewhereHasAnotherHash() {
    var key = key();
    assertThat(key.of("a/b/c", PIN)).isNotEqualTo(key.of("a/b/d", PIN));
  }

  @Test
  void anotherKeyMakesOtherHashes() {
    var before = key().of("a/b/c", PIN);
    client.secrets().inNamespace("default").withName("tsunagi-content-hash").delete();
    assertThat(key().of("a/b/c", PIN)).isNotEqualTo(before);
  }

  @Test
  void whoComesSecondTakesTheKeyThatIsThere() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          threads.invokeAll(
              Collections.nCopies(8, (Callable<String>) () -> key().of("a/b/c", PIN)));
      var hashes = new HashSet<String>();
      for (var hash : all) {
        hashes.add(hash.get());
      }
      assertThat(hashes).hasSize(1);
    }
  }

  @Test
  void aSecretWithoutTheKeyIsNotOverwritten() {
    client
        .secrets()
        .inNamespace("default")
        .resource(
            new io.fabric8.kubernetes.api.model.SecretBuilder()
                .withNewMetadata()
                .withName("tsunagi-content-hash")
                .endMetadata()
                .build())
        .create();
    assertThatThrownBy(() -> key().of("a/b/c", PIN))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("has no entry \"key\"");
  }
}
