package dev.tsunagi.secrets.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.kube.TokenRequests;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushAddress;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.provider.SecretWriter;
import dev.tsunagi.secrets.provider.SecretWriter.Removal;
import dev.tsunagi.secrets.provider.SecretWriter.Written;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KubernetesWriterIT {

  private static final PushOwner ME = new PushOwner("cluster", "ns", "me");
  private static final PushOwner OTHER = new PushOwner("cluster", "ns", "other");

  private static KubernetesSimulator server;
  private static KubernetesClient client;
  private static ClusterConnections connections;
  private static SecretWriter writer;

  @BeforeAll
  static void start() {
    server = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client = KubernetesClients.of(Config.fromKubeconfig(server.kubeconfig()));
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName("far").endMetadata().build())
        .create();
    connections =
        new ClusterConnections(new AccountTokens(new TokenRequests(client), Clock.systemUTC()));
    var provider =
        connections.use(
            "test",
            ClusterServer.of(server.url().toString(), ""),
            new ClusterIdentity.Token(SecretValue.of("simulator")),
            "far");
    writer = provider.writer().orElseThrow();
  }

  @AfterAll
  static void stop() {
    connections.close();
    client.close();
    server.close();
  }

  private static Push push(String key, String property, Push.Content content, PushOwner owner) {
    var source = new Push.Source("src", "kubernetes.io/basic-auth", Map.of("l", "1"), Map.of());
    return new Push(new PushAddress(key, property), content, source, null, owner);
  }

  private static Push one(String key, String property, String value, PushOwner owner) {
    return push(key, property, new Push.Content.One(SecretValue.of(value)), owner);
  }

  private static Push whole(String key, Map<String, String> data, PushOwner owner) {
    return push(key, "", new Push.Content.Whole(SecretData.ofTexts(data)), owner);
  }

  private static @Nullable Secret live(String name) {
    return client.secrets().inNamespace("far").withName(name).get();
  }

  private static Map<String, String> data(String name) {
    return RemoteSecret.data(Objects.requireNonNull(live(name))).values().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().text()));
  }

  private static void existing(String name) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("far")
                .endMetadata()
                .addToStringData("theirs", "kept")
                .build())
        .create();
  }

  @Test
  void allOfASecretReplacesAllOfTheOther() {
    assertThat(writer.push(whole("whole", Map.of("username", "a", "password", "b"), ME)))
        .isEqualTo(Written.CREATED);
    var secret = Objects.requireNonNull(live("whole"));
    assertThat(secret.getType()).isEqualTo("kubernetes.io/basic-auth");
    assertThat(secret.getMetadata().getLabels()).containsEntry("l", "1");
    assertThat(writer.push(whole("whole", Map.of("username", "a", "password", "b"), ME)))
        .isEqualTo(Written.UNCHANGED);
    assertThat(writer.push(whole("whole", Map.of("username", "c"), ME))).isEqualTo(Written.UPDATED);
    assertThat(data("whole")).isEqualTo(Map.of("username", "c"));
  }

  @Test
  void oneKeyLeavesTheOthersAlone() {
    existing("one");
    assertThat(writer.exists(new PushAddress("one", "mine"))).isFalse();
    assertThat(writer.push(one("one", "mine", "v", ME))).isEqualTo(Written.UPDATED);
    assertThat(writer.push(one("one", "mine", "v", ME))).isEqualTo(Written.UNCHANGED);
    assertThat(data("one")).isEqualTo(Map.of("theirs", "kept", "mine", "v"));
    assertThat(writer.exists(new PushAddress("one", "mine"))).isTrue();
    assertThat(writer.delete(new PushAddress("one", "theirs"), ME)).isEqualTo(Removal.KEPT);
    assertThat(writer.delete(new PushAddress("one", "mine"), OTHER)).isEqualTo(Removal.KEPT);
    assertThat(writer.delete(new PushAddress("one", "mine"), ME)).isEqualTo(Removal.REMOVED);
    assertThat(writer.delete(new PushAddress("one", "mine"), ME)).isEqualTo(Removal.ABSENT);
    assertThat(data("one")).isEqualTo(Map.of("theirs", "kept"));
  }

  @Test
  void whatWasThereBeforeIsOverwrittenButNeverTakenAway() {
    existing("before");
    assertThat(writer.push(one("before", "theirs", "changed", ME))).isEqualTo(Written.UPDATED);
    assertThat(writer.delete(new PushAddress("before", "theirs"), ME)).isEqualTo(Removal.KEPT);
    assertThat(writer.delete(new PushAddress("before", ""), ME)).isEqualTo(Removal.KEPT);
    assertThat(data("before")).isEqualTo(Map.of("theirs", "changed"));
  }

  @Test
  void theLastKeyTakesTheSecretAlong() {
    writer.push(one("last", "a", "1", ME));
    writer.push(one("last", "b", "2", ME));
    writer.delete(new PushAddress("last", "a"), ME);
    assertThat(data("last")).isEqualTo(Map.of("b", "2"));
    writer.delete(new PushAddress("last", "b"), ME);
    assertThat(live("last")).isNull();
    assertThat(writer.delete(new PushAddress("last", ""), ME)).isEqualTo(Removal.ABSENT);
  }

  @Test
  void aWholeSecretGoesAsAWhole() {
    writer.push(whole("gone", Map.of("username", "a", "password", "b"), ME));
    assertThat(writer.delete(new PushAddress("gone", ""), OTHER)).isEqualTo(Removal.KEPT);
    assertThat(writer.delete(new PushAddress("gone", ""), ME)).isEqualTo(Removal.REMOVED);
    assertThat(live("gone")).isNull();
  }

  @Test
  void oneValueNeedsAKeyAndASecretAName() {
    assertThatThrownBy(() -> writer.push(one("x", "", "v", ME)))
        .hasMessageContaining("give remoteRef.property");
    assertThatThrownBy(() -> writer.push(one("../x", "a", "v", ME)))
        .hasMessageContaining("is not the name of a Kubernetes Secret");
  }
}
