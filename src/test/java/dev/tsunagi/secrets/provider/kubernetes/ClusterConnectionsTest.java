package dev.tsunagi.secrets.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.kube.TokenRequests;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.SecretAddress;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Test;

class ClusterConnectionsTest {

  private static final ClusterServer NOWHERE = ClusterServer.of("http://127.0.0.1:9", "");

  private static ClusterIdentity token(String text) {
    return new ClusterIdentity.Token(SecretValue.of(text));
  }

  private static ClusterConnections connections() {
    var client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withAutoConfigure(false)
                    .withMasterUrl("http://127.0.0.1:9")
                    .build())
            .build();
    return new ClusterConnections(new AccountTokens(new TokenRequests(client), Clock.systemUTC()));
  }

  @Test
  void equalIdentitiesShareAConnectionUntilTheLastLetsGo() {
    try (var connections = connections()) {
      var one = connections.use("a", NOWHERE, token("t"), "ns");
      var same = connections.use("b", NOWHERE, token("t"), "ns");
      assertThat(one.scope()).isEqualTo(same.scope());
      assertThat(connections.size()).isEqualTo(1);
      connections.release("a");
      assertThat(connections.size()).isEqualTo(1);
      connections.release("b");
      assertThat(connections.size()).isZero();
    }
  }

  @Test
  void anotherIdentityServerOrNamespaceIsAnotherScope() {
    try (var connections = connections()) {
      var scopes =
          Stream.of(
                  connections.use("a", NOWHERE, token("t"), "ns"),
                  connections.use("b", NOWHERE, token("u"), "ns"),
                  connections.use("c", NOWHERE, token("t"), "other"),
                  connections.use("d", ClusterServer.of("x", ""), token("t"), "ns"),
                  connections.use("e", ClusterServer.of("x", "CA"), token("t"), "ns"))
              .map(KubernetesProvider::scope)
              .collect(Collectors.toSet());
      assertThat(scopes).hasSize(5);
    }
  }

  @Test
  void whoChangesItsIdentityLetsGoOfTheOldOne() {
    try (var connections = connections()) {
      var old = connections.use("a", NOWHERE, token("t"), "ns");
      connections.use("a", NOWHERE, token("u"), "ns");
      assertThat(connections.size()).isEqualTo(1);
      assertThatThrownBy(() -> old.get(new SecretAddress("x", "")))
          .hasMessageContaining("is being renewed");
    }
  }

  @Test
  void keysThatAreNoneAreNotQuoted() {
    try (var connections = connections()) {
      var broken =
          new ClusterIdentity.Certificate(SecretValue.of("canary"), SecretValue.of("canary"));
      var provider = connections.use("a", ClusterServer.of("x", ""), broken, "ns");
      assertThatThrownBy(() -> provider.get(new SecretAddress("x", "")))
          .hasMessageContaining("check that they are PEM")
          .hasMessageNotContaining("canary")
          .hasNoCause();
    }
  }
}
