package dev.tsunagi.support;

import module java.base;

import dev.tsunagi.simulator.controllers.Controllers;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/// Makes pods of what is in the cluster of a rig, as virtual nodes run them, and gives load
/// balancers their addresses. A test that wants pods to wait lets them want a Secret that is not
/// there yet.
public final class LiveControllers implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(20);

  private final KubernetesClient client;
  private final Controllers controllers;

  private LiveControllers(KubernetesClient client) {
    this.client = client;
    var settings = Controllers.Settings.defaults();
    controllers =
        Controllers.start(
            client, new Controllers.Settings(settings.clock(), PACE, settings.nodes()));
  }

  public static LiveControllers start(Rig rig) {
    return new LiveControllers(
        new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(rig.kubeconfig())).build());
  }

  @Override
  public void close() {
    controllers.close();
    client.close();
  }
}
