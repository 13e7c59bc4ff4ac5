package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/// Reads certificates of authorities that stores name. What is missing and what may not be read is
/// told in the same words: nobody shall learn from them what there is.
public final class AuthorityTexts {

  private final KubernetesClient client;

  public AuthorityTexts(KubernetesClient client) {
    this.client = client;
  }

  /// The PEM text of one key. `field` is the JSON path of the reference, for the message.
  public String ofConfigMap(String field, String namespace, String name, String key) {
    return text(
        "ConfigMap",
        field,
        namespace,
        name,
        key,
        () -> {
          var found = client.configMaps().inNamespace(namespace).withName(name).get();
          return found == null || found.getData() == null ? null : found.getData().get(key);
        });
  }

  /// The same of a Secret.
  public String ofSecret(String field, String namespace, String name, String key) {
    return text(
        "Secret",
        field,
        namespace,
        name,
        key,
        () -> {
          var found = client.secrets().inNamespace(namespace).withName(name).get();
          var base64 = found == null || found.getData() == null ? null : found.getData().get(key);
          return base64 == null
              ? null
              : new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        });
  }

  /// Reads, or gives null for what is not there.
  private interface Read {
    @Nullable String text();
  }

  private static String text(
      String kind, String field, String namespace, String name, String key, Read read) {
    try {
      var text = read.text();
      if (text != null) {
        return text;
      }
    } catch (KubernetesClientException e) {
      if (e.getCode() != 401 && e.getCode() != 403) {
        throw KubeFailures.of(e, "read %s \"%s\" for %s".formatted(kind, name, field));
      }
    }
    throw new FailureException(
        new Failure.Unresolved(
            "%s: there is no %s \"%s\" with a key \"%s\" in namespace \"%s\" that may be read"
                .formatted(field, kind, name, key, namespace)));
  }
}
