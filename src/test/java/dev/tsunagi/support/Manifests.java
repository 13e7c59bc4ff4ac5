package dev.tsunagi.support;

import dev.tsunagi.kube.LenientJson;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/// Reads objects from YAML as the operator's own client does.
public final class Manifests {

  private static final KubernetesSerialization YAML = new LenientJson();

  private Manifests() {}

  public static <T> T read(Class<T> type, String yaml) {
    return YAML.unmarshal(yaml, type);
  }
}
