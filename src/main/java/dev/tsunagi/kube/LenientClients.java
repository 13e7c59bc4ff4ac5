package dev.tsunagi.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.concurrent.Executors;

/// Kubernetes clients that no object can break, see [LenientJson], and whose work is done by
/// virtual threads, see [HttpOnVirtualThreads].
public final class LenientClients {

  private LenientClients() {}

  public static KubernetesClientBuilder builder(Config config) {
    // Without TLS every request would offer to go on in HTTP 2, which no API server does.
    if (config.getMasterUrl().startsWith("http:")) {
      config.setHttp2Disable(true);
    }
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new HttpOnVirtualThreads())
        .withTaskExecutor(Executors.newVirtualThreadPerTaskExecutor())
        .withKubernetesSerialization(new LenientJson());
  }
}
