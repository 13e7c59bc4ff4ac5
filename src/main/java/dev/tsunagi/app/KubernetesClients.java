package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.kube.LenientClients;
import dev.tsunagi.kube.RequestRate;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
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
  static KubernetesClient of(@Nullable Path kubeconfig, Optional<RequestRate.Limit> limit) {
    return of(kubeconfig, limit, LeaseFence.none());
  }

  /// One whose writes `fence` hears of.
  static KubernetesClient of(
      @Nullable Path kubeconfig, Optional<RequestRate.Limit> limit, LeaseFence fence) {
    if (kubeconfig != null && !Files.isReadable(kubeconfig)) {
      throw new IllegalArgumentException("--kubeconfig: cannot read " + kubeconfig);
    }
    var config =
        kubeconfig == null
            ? Config.autoConfigure(null)
            : Config.fromKubeconfig(kubeconfig.toFile());
    return of(config, OPERATOR, limit, fence);
  }

  public static KubernetesClient of(Config config) {
    return of(config, OPERATOR);
  }

  /// `program` is how the client names itself.
  public static KubernetesClient of(Config config, String program) {
    return of(config, program, Optional.empty(), LeaseFence.none());
  }

  static KubernetesClient of(Config config, LeaseFence fence) {
    return of(config, OPERATOR, Optional.empty(), fence);
  }

  private static KubernetesClient of(
      Config config, String program, Optional<RequestRate.Limit> limit, LeaseFence fence) {
    Wires.silence();
    config.setUserAgent(program + "/" + VERSION);
    // A reconciliation comes back by itself: better to say soon that the API server is away.
    config.setRequestRetryBackoffLimit(3);
    var rate = limit.map(RequestRate::new);
    return LenientClients.builder(config)
        .withHttpClientBuilderConsumer(
            http -> {
              rate.ifPresent(r -> http.addOrReplaceInterceptor("request-rate", r));
              http.addOrReplaceInterceptor("lease-fence", fence);
            })
        .build();
  }
}
