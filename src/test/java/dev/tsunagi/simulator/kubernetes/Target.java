package dev.tsunagi.simulator.kubernetes;

import module java.base;

import dev.tsunagi.support.Cable;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;

/// An API server to put the same questions to: the simulator, and a real one when
/// `TSUNAGI_TEST_KUBECONFIG` names a kubeconfig.
record Target(String name, String kubeconfig, KubernetesClient client, Runnable stop)
    implements AutoCloseable {

  static Stream<Target> all() throws IOException {
    var targets = Stream.of(simulator(false));
    var real = System.getenv("TSUNAGI_TEST_KUBECONFIG");
    return real == null
        ? targets
        : Stream.concat(targets, Stream.of(of("real", Files.readString(Path.of(real)), () -> {})));
  }

  static Target simulator(boolean tls) {
    return of(new KubernetesSimulator.Settings(0, tls, Clock.systemUTC()));
  }

  static Target of(KubernetesSimulator.Settings settings) {
    var server = KubernetesSimulator.start(settings);
    return of("simulator", server.kubeconfig(), server::close);
  }

  /// At the near end of the cable.
  static Target through(Cable cable, KubernetesSimulator server) {
    var there = server.url();
    return of(
        "simulator",
        server.kubeconfig().replace(there.toString(), cable.url(there).toString()),
        server::close);
  }

  private static Target of(String name, String kubeconfig, Runnable stop) {
    var config = Config.fromKubeconfig(kubeconfig);
    config.setRequestRetryBackoffLimit(0);
    var client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
    return new Target(name, kubeconfig, client, stop);
  }

  @Override
  public void close() {
    client.close();
    stop.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
