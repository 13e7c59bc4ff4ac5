package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/// Reads templates that are kept in ConfigMaps and Secrets.
public final class TemplateTexts {

  private final KubernetesClient client;

  public TemplateTexts(KubernetesClient client) {
    this.client = client;
  }

  /// The text of one key of a ConfigMap.
  public String ofConfigMap(String namespace, String name, String key) {
    try {
      var found = client.configMaps().inNamespace(namespace).withName(name).get();
      return text("configmap", name, key, found == null ? null : found.getData());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read ConfigMap \"%s\"".formatted(name));
    }
  }

  /// The text of one key of a Secret.
  public String ofSecret(String namespace, String name, String key) {
    try {
      var found = client.secrets().inNamespace(namespace).withName(name).get();
      var base64 = text("secret", name, key, found == null ? null : found.getData());
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read Secret \"%s\"".formatted(name));
    }
  }

  private static String text(
      String kind, String name, String key, @Nullable Map<String, String> data) {
    var text = data == null ? null : data.get(key);
    if (text == null) {
      throw new FailureException(
          new Failure.Unresolved("error in %s %s: missing key %s".formatted(kind, name, key)));
    }
    return text;
  }
}
