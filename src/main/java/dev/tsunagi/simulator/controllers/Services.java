package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/// Gives Services their address in the cluster and, after a moment, load balancers theirs outside.
record Services(Cluster cluster, Moments moments) implements Controller {

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    var services = cluster.client().services().inNamespace(namespace);
    var service = services.withName(name).get();
    if (service == null || service.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var address = service.getSpec().getClusterIP();
    if ((address == null || address.isEmpty())
        && !"ExternalName".equals(service.getSpec().getType())) {
      var given = address(service, "10.96.%d.%d");
      services
          .withName(name)
          .edit(
              s ->
                  new ServiceBuilder(s)
                      .editSpec()
                      .withClusterIP(given)
                      .withClusterIPs(given)
                      .endSpec()
                      .build());
      return Optional.empty();
    }
    if (!"LoadBalancer".equals(service.getSpec().getType()) || balanced(service)) {
      return Optional.empty();
    }
    var left = moments.left(service.getMetadata().getUid());
    if (left.isPresent()) {
      return left;
    }
    var outside = address(service, "192.0.%d.%d");
    services
        .withName(name)
        .editStatus(
            s ->
                new ServiceBuilder(s)
                    .editOrNewStatus()
                    .withNewLoadBalancer()
                    .addNewIngress()
                    .withIp(outside)
                    .withIpMode("VIP")
                    .endIngress()
                    .endLoadBalancer()
                    .endStatus()
                    .build());
    cluster.normal(service, "EnsuredLoadBalancer", "Ensured load balancer");
    return Optional.empty();
  }

  private static boolean balanced(Service service) {
    return service.getStatus() != null
        && service.getStatus().getLoadBalancer() != null
        && !service.getStatus().getLoadBalancer().getIngress().isEmpty();
  }

  private static String address(Service service, String pattern) {
    var hash = service.getMetadata().getUid().hashCode() & 0xFFFF;
    return pattern.formatted(2 + (hash >> 8) % 250, 1 + (hash & 0xFF) % 250);
  }
}
