package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Exposure.ServiceType;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// What a user of virtual nodes should know about a workload that is otherwise well.
final class Advice {

  private static final String GATE = "loadbalancer.oci.oraclecloud.com/pod-readiness-gate-inject";

  private final KubernetesClient client;

  Advice(KubernetesClient client) {
    this.client = client;
  }

  /// Looks at the namespace when the spec is new, and keeps what it said until then.
  List<String> notes(Rendering rendering) {
    var workload = rendering.workload();
    var status = workload.getStatus();
    return Objects.equals(workload.getMetadata().getGeneration(), status.observedGeneration())
            && status.observedGeneration() != null
        ? status.notes()
        : fresh(rendering);
  }

  private List<String> fresh(Rendering rendering) {
    var all = new ArrayList<String>();
    var service = rendering.spec().service();
    var namespace = rendering.workload().getMetadata().getNamespace();
    if (service != null
        && service.type() == ServiceType.LOAD_BALANCER
        && !"enabled".equals(labels(namespace).get(GATE))) {
      all.add(
          ("label namespace \"%s\" with %s=enabled, so that a pod counts as ready only when the"
                  + " load balancer reaches it")
              .formatted(namespace, GATE));
    }
    if (rendering.spec().replicas() != null && rendering.spec().autoscaling() != null) {
      all.add(
          "spec.replicas is not followed, as autoscaling says how many pods there are: change its"
              + " bounds, or remove it");
    }
    var identity = rendering.spec().serviceAccount().workloadIdentity();
    if (identity != null && identity.region().isEmpty() && rendering.region().isEmpty()) {
      all.add(
          "give spec.serviceAccount.workloadIdentity.region, or the operator --oci-region: SDKs"
              + " other than Java's need it");
    }
    return List.copyOf(all);
  }

  private Map<String, String> labels(String namespace) {
    try {
      var found = client.namespaces().withName(namespace).get();
      return found == null || found.getMetadata().getLabels() == null
          ? Map.of()
          : found.getMetadata().getLabels();
    } catch (KubernetesClientException _) {
      // Whoever may not look gets the advice.
      return Map.of();
    }
  }
}
