package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Reads single keys of Secrets that a store names, e.g. its credentials.
public final class SecretKeys {

  private final KubernetesClient client;

  public SecretKeys(KubernetesClient client) {
    this.client = client;
  }

  /// The bytes of one key, and what changes when they do.
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
  public record Versioned(byte[] value, String version) {}

  /// The bytes of one key. `field` is the JSON path of the reference, for the message.
  public byte[] read(String field, String namespace, String name, String key) {
    return readVersioned(field, namespace, name, key).value();
  }

  /// The same, with the version of the Secret.
  public Versioned readVersioned(String field, String namespace, String name, String key) {
    if (!ObjectNames.isValid(name)) {
      throw unresolved(field + ": \"%s\" is no name of a Secret".formatted(name));
    }
    try {
      var secret = client.secrets().inNamespace(namespace).withName(name).get();
      if (secret == null) {
        throw unresolved(
            field + ": Secret \"%s\" not found in namespace \"%s\"".formatted(name, namespace));
      }
      var value = secret.getData() == null ? null : secret.getData().get(key);
      if (value == null) {
        throw unresolved(field + ": Secret \"%s\" has no key \"%s\"".formatted(name, key));
      }
      var metadata = secret.getMetadata();
      return new Versioned(
          Base64.getDecoder().decode(value),
          metadata.getUid() + "/" + metadata.getResourceVersion());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read Secret \"%s\" for %s".formatted(name, field));
    }
  }

  private static FailureException unresolved(String text) {
    return new FailureException(new Failure.Unresolved(text));
  }
}
