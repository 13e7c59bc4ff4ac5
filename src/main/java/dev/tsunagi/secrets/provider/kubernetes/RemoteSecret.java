package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.json.JsonObject;
import io.fabric8.kubernetes.api.model.Secret;
import org.jspecify.annotations.Nullable;

/// What is read of a Secret. Pure.
final class RemoteSecret {

  private RemoteSecret() {}

  /// All of its keys.
  static SecretValue value(Secret secret) {
    return JsonObject.withMembers(data(secret));
  }

  static SecretData data(Secret secret) {
    var values = new TreeMap<String, SecretValue>();
    orEmpty(secret.getData())
        .forEach(
            (key, value) -> values.put(key, SecretValue.of(Base64.getDecoder().decode(value))));
    return new SecretData(values);
  }

  /// Its labels and annotations, as ESO gives them.
  static SecretValue metadata(Secret secret) {
    var metadata = secret.getMetadata();
    var labels = JsonObject.of(SecretData.ofTexts(orEmpty(metadata.getLabels())));
    var annotations = JsonObject.of(SecretData.ofTexts(orEmpty(metadata.getAnnotations())));
    return SecretValue.of(
        "{\"annotations\":%s,\"labels\":%s}".formatted(annotations.text(), labels.text()));
  }

  static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
