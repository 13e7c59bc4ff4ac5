package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/// Reads and writes target Secrets: plain create and update under a field manager of the caller's,
/// each update bound to the version that was read.
///
/// Raw requests, because fabric8 names a field manager for patches only, and a patch would leave
/// another trace in `managedFields` than ESO's update does.
public final class TargetSecrets {

  private final KubernetesClient client;

  public TargetSecrets(KubernetesClient client) {
    this.client = client;
  }

  /// The live Secret with its data, straight from the API server.
  public Optional<Secret> read(String namespace, String name) {
    try {
      return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read Secret \"%s\"".formatted(name));
    }
  }

  public Secret create(Secret secret, String fieldManager) {
    var metadata = secret.getMetadata();
    return send("create", "POST", path(metadata.getNamespace(), "", fieldManager), secret);
  }

  /// Fails with a conflict if the Secret changed since it was read.
  public Secret update(Secret secret, String fieldManager) {
    var metadata = secret.getMetadata();
    var path = path(metadata.getNamespace(), "/" + metadata.getName(), fieldManager);
    return send("update", "PUT", path, secret);
  }

  /// Deletes exactly the Secret that was read: the same version of the same object.
  public void delete(Secret secret) {
    var metadata = secret.getMetadata();
    try {
      client.resource(secret).lockResourceVersion(metadata.getResourceVersion()).delete();
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "delete Secret \"%s\"".formatted(metadata.getName()));
    }
  }

  private static String path(String namespace, String rest, String fieldManager) {
    return "/api/v1/namespaces/%s/secrets%s?fieldManager=%s"
        .formatted(namespace, rest, URLEncoder.encode(fieldManager, StandardCharsets.UTF_8));
  }

  private Secret send(String verb, String method, String path, Secret secret) {
    var doing = "%s Secret \"%s\"".formatted(verb, secret.getMetadata().getName());
    try {
      return parsed(client.raw(path, method, secret), doing);
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, doing);
    }
  }

  private Secret parsed(@Nullable String answer, String doing) {
    if (answer == null) {
      // How fabric8 tells a 404: the namespace, or the Secret to update, is gone.
      throw new FailureException(
          new Failure.Unresolved("could not %s: it or its namespace is gone".formatted(doing)));
    }
    return client.getKubernetesSerialization().unmarshal(answer, Secret.class);
  }
}
