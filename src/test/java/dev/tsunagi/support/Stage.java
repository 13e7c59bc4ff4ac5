package dev.tsunagi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;

/// A namespace of one test's own, with a fake store `store` in it that holds what the test wants.
public record Stage(Rig rig, String namespace) {

  private static final Duration SOON = Duration.ofSeconds(20);

  /// The namespace is named after the test.
  public static Stage of(Rig rig, TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    return new Stage(rig, rig.namespace(name.substring(0, Math.min(60, name.length()))));
  }

  /// From now on the store holds these and nothing else.
  public Stage holds(String... keysAndValues) {
    return store("store", keysAndValues);
  }

  /// A store that holds these and nothing else.
  public Stage store(String name, String... keysAndValues) {
    var data = new ArrayList<Map<String, String>>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      data.add(Map.of("key", keysAndValues[i], "value", keysAndValues[i + 1]));
    }
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: %s, namespace: %s}
        spec: {provider: {fake: {data: %s}}}
        """
            .formatted(name, namespace, Serialization.asJson(data)));
    return this;
  }

  /// An ExternalSecret of the store.
  public void externalSecret(String name, String spec) {
    externalSecret(name, "{}", spec);
  }

  /// With metadata, e.g. `{labels: {a: b}}`.
  public void externalSecret(String name, String metadata, String spec) {
    var labelled = metadata.equals("{}") ? "" : ", " + metadata.substring(1, metadata.length() - 1);
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s%s}
        spec:
          secretStoreRef: {name: store}
        %s
        """
            .formatted(name, namespace, labelled, spec.indent(2)));
  }

  /// A Secret of somebody else.
  public void foreignSecret(String name, String metadata, String stringData) {
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: %s, namespace: %s, %s}
        stringData: %s
        """
            .formatted(name, namespace, metadata, stringData));
  }

  /// A ConfigMap with one key, `file`.
  public void configMap(String name, String file) {
    rig.apply(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: %s}
        data: {file: %s}
        """
            .formatted(name, namespace, Serialization.asJson(file)));
  }

  /// The Secret, or null where there is none.
  public @Nullable Secret find(String secret) {
    return rig.client.secrets().inNamespace(namespace).withName(secret).get();
  }

  /// The Secret, which must be there.
  public Secret secret(String secret) {
    var found = find(secret);
    assertThat(found).as("Secret " + secret).isNotNull();
    return Objects.requireNonNull(found);
  }

  /// What the Secret holds, or nothing but `no: Secret`.
  public Map<String, String> text(String secret) {
    var found = find(secret);
    if (found == null) {
      return Map.of("no", "Secret");
    }
    var text = new TreeMap<String, String>();
    Objects.requireNonNullElse(found.getData(), Map.<String, String>of())
        .forEach(
            (key, value) ->
                text.put(
                    key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    return text;
  }

  /// Waits until the Secret holds these and nothing else.
  public void awaitText(String secret, Map<String, String> text) {
    await().atMost(SOON).untilAsserted(() -> assertThat(text(secret)).isEqualTo(text));
  }

  /// Waits until this holds.
  public void awaitThat(Runnable assertion) {
    await().atMost(SOON).untilAsserted(assertion::run);
  }

  /// Waits until the condition is so and says all of this.
  public void awaitReady(String name, String status, String... says) {
    awaitThat(
        () -> {
          var ready = rig.ready(ExternalSecret.class, namespace, name);
          assertThat(says).allSatisfy(text -> assertThat(ready.message()).contains(text));
          assertThat(ready.status()).isEqualTo(status);
        });
  }

  public ExternalSecret get(String name) {
    return rig.client.resources(ExternalSecret.class).inNamespace(namespace).withName(name).get();
  }

  /// Wakes the ExternalSecret up, which under a periodic refresh policy forces a sync.
  public void annotate(String name, String annotation, String value) {
    Edits.patiently(
        () ->
            rig.client
                .resources(ExternalSecret.class)
                .inNamespace(namespace)
                .withName(name)
                .edit(
                    es -> {
                      es.getMetadata().getAnnotations().put(annotation, value);
                      return es;
                    }));
  }

  /// Deletes the ExternalSecret and waits until it is gone.
  public void delete(String name) {
    rig.client.resources(ExternalSecret.class).inNamespace(namespace).withName(name).delete();
    await().atMost(SOON).until(() -> get(name) == null);
  }

  public void deleteSecret(String name) {
    rig.client.secrets().inNamespace(namespace).withName(name).delete();
  }

  /// Waits until the operator has come to what happened after all before: to a new ExternalSecret
  /// that takes `key` from the store.
  public void settle(String key) {
    var marker = "marker-" + UUID.randomUUID();
    externalSecret(marker, "data: [{secretKey: v, remoteRef: {key: %s}}]".formatted(key));
    awaitReady(marker, "True");
  }
}
