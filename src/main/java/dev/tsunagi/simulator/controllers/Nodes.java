package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.client.KubernetesClient;

/// The virtual nodes of the cluster.
public final class Nodes {

  private final KubernetesClient client;
  private final Clock clock;

  Nodes(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /// Takes pods from now on. One that is known already is left as it is.
  public void join(VirtualNode node) {
    if (client.nodes().withName(node.privateIp()).get() == null) {
      client.resource(node.node(clock.instant().toString())).create();
    }
  }

  /// Goes, with its pods: whatever controls them makes others.
  public void leave(String privateIp) {
    client.nodes().withName(privateIp).delete();
    client.pods().inAnyNamespace().list().getItems().stream()
        .filter(pod -> privateIp.equals(pod.getSpec().getNodeName()))
        .forEach(pod -> client.resource(pod).delete());
  }
}
