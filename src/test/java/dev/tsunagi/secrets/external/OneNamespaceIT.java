package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.kube.LenientJson;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import org.junit.jupiter.api.Test;

/// An operator for one namespace asks for nothing outside of it: a Role is all it needs.
class OneNamespaceIT {

  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  private final class Ear implements Interceptor {
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      asked.add(request.uri().getPath());
    }
  }

  private KubernetesClient overheard(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withHttpClientBuilderConsumer(b -> b.addOrReplaceInterceptor("test", new Ear()))
        .withKubernetesSerialization(new LenientJson())
        .build();
  }

  @Test
  @Conformance("ES-51")
  void servesItsNamespaceAndAsksForNoOther() {
    try (var rig = Rig.start(this::overheard, "--namespace", "mine")) {
      rig.namespace("mine");
      rig.namespace("theirs");
      rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: ClusterSecretStore
          metadata: {name: wide}
          spec: {provider: {fake: {data: [{key: k, value: x}]}}}
          """);
      externalSecret(rig, "theirs", "es", "SecretStore");
      externalSecret(rig, "mine", "of-the-cluster", "ClusterSecretStore");
      externalSecret(rig, "mine", "es", "SecretStore");
      await().atMost(Duration.ofSeconds(20)).until(() -> rig.value("mine", "es", "v").isPresent());
      assertThat(rig.value("theirs", "es", "v")).isEmpty();
      assertThat(rig.ready(ExternalSecret.class, "mine", "of-the-cluster").status())
          .isEqualTo("Unknown");
    }
    assertThat(asked)
        .isNotEmpty()
        .allMatch(path -> path.contains("/namespaces/mine/") || isDiscovery(path));
  }

  /// What every service account may ask: which version this is, and which kinds a group has.
  private static boolean isDiscovery(String path) {
    return path.equals("/version") || path.matches("/apis/[^/]+/[^/]+");
  }

  private static void externalSecret(Rig rig, String namespace, String name, String kind) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: wide, namespace: %1$s}
        spec: {provider: {fake: {data: [{key: k, value: x}]}}}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %2$s, namespace: %1$s}
        spec:
          secretStoreRef: {name: wide, kind: %3$s}
          data: [{secretKey: v, remoteRef: {key: k}}]
        """
            .formatted(namespace, name, kind));
  }
}
