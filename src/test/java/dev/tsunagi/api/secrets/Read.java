package dev.tsunagi.api.secrets;

import dev.tsunagi.kube.LenientJson;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/// Reads objects in tests, from YAML.
final class Read {

  private static final KubernetesSerialization YAML = new LenientJson();

  private Read() {}

  static ExternalSecretSpec externalSecret(String spec) {
    return YAML.unmarshal("spec:\n" + spec.indent(2), ExternalSecret.class).getSpec();
  }

  static PushSecretSpec pushSecret(String spec) {
    return YAML.unmarshal("spec:\n" + spec.indent(2), PushSecret.class).getSpec();
  }

  static SecretStoreSpec store(String spec) {
    return YAML.unmarshal("spec:\n" + spec.indent(2), SecretStore.class).getSpec();
  }
}
