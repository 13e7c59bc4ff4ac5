package dev.tsunagi.kube;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/// What tells this cluster from all others: the UID of its namespace `kube-system`, as is usual.
public final class ClusterId {

  private final KubernetesClient client;
  private volatile @Nullable String known;

  public ClusterId(KubernetesClient client) {
    this.client = client;
  }

  /// Read once.
  public String get() {
    var id = known;
    if (id == null) {
      id = read();
      known = id;
    }
    return id;
  }

  private String read() {
    try {
      var namespace = client.namespaces().withName("kube-system").get();
      if (namespace != null) {
        return namespace.getMetadata().getUid();
      }
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read namespace \"kube-system\", whose UID names the cluster");
    }
    throw new FailureException(
        new Failure.Unresolved(
            "there is no namespace \"kube-system\", whose UID names the cluster; create it"));
  }
}
