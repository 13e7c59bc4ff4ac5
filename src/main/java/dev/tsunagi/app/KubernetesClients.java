package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.kube.LenientJson;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import org.jspecify.annotations.Nullable;

/// Makes the operator's Kubernetes client: one that no object can break.
public final class KubernetesClients {

  /// How the operator names itself to the API server, in audit logs for example.
  public static final String OPERATOR = "tsunagi";

  private static final String VERSION =
      Objects.requireNonNullElse(
          KubernetesClients.class.getPackage().getImplementationVersion(), "unpackaged");

  private KubernetesClients() {}

  /// `kubeconfig` null means the usual resolution.
  public static KubernetesClient of(@Nullable Path kubeconfig) {
    if (kubeconfig != null && !Files.isReadable(kubeconfig)) {
      throw new IllegalArgumentException("--kubeconfig: cannot read " + kubeconfig);
    }
    return of(
        kubeconfig == null
            ? Config.autoConfigure(null)
            : Config.fromKubeconfig(kubeconfig.toFile()));
  }

  public static KubernetesClient of(Config config) {
    return of(config, OPERATOR);
  }

  /// `program` is how the client names itself.
  public static KubernetesClient of(Config config, String program) {
    config.setUserAgent(program + "/" + VERSION);
    // A reconciliation comes back by itself: better to say soon that the API server is away.
    config.setRequestRetryBackoffLimit(3);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withKubernetesSerialization(new LenientJson())
        .build();
  }
}
