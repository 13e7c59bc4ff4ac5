package dev.tsunagi.support;

import module java.base;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Plays those who make pods and load balancers, one step at a time, where a test has to see what
/// is between the steps.
public final class PlayedControllers {

  private PlayedControllers() {}

  /// Whether the Deployment has pods of its latest revision only.
  public static boolean isSettled(Deployment deployment) {
    var status = deployment.getStatus();
    return status != null
        && Objects.equals(status.getObservedGeneration(), deployment.getMetadata().getGeneration());
  }

  /// All pods of the Deployment are there, of its latest revision.
  public static void settle(KubernetesClient client, Deployment deployment) {
    var pods = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    client
        .resource(
            new DeploymentBuilder(deployment)
                .editMetadata()
                .withResourceVersion(null)
                .withManagedFields(List.of())
                .endMetadata()
                .withNewStatus()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(pods)
                .withUpdatedReplicas(pods)
                .withReadyReplicas(pods)
                .withAvailableReplicas(pods)
                .addNewCondition()
                .withType("Available")
                .withStatus(pods > 0 ? "True" : "False")
                .withReason("MinimumReplicasAvailable")
                .endCondition()
                .endStatus()
                .build())
        .updateStatus();
  }

  /// The same for all of the namespace that are not settled, and an address for each load balancer.
  public static void settleAll(KubernetesClient client, String namespace) {
    client.apps().deployments().inNamespace(namespace).list().getItems().stream()
        .filter(deployment -> !isSettled(deployment))
        .forEach(deployment -> settle(client, deployment));
    client.services().inNamespace(namespace).list().getItems().stream()
        .filter(service -> "LoadBalancer".equals(service.getSpec().getType()))
        .filter(
            service ->
                service.getStatus() == null
                    || service.getStatus().getLoadBalancer() == null
                    || service.getStatus().getLoadBalancer().getIngress().isEmpty())
        .forEach(
            service ->
                client
                    .resource(
                        new ServiceBuilder(service)
                            .withNewStatus()
                            .withNewLoadBalancer()
                            .addNewIngress()
                            .withIp("203.0.113.7")
                            .endIngress()
                            .endLoadBalancer()
                            .endStatus()
                            .build())
                    .updateStatus());
  }
}
