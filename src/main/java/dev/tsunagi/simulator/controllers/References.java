package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/// The Secrets and ConfigMaps that a pod cannot start without, and which of them are missing.
final class References {

  /// What is missing for volumes, which hold a pod back, and for variables, which hold a container
  /// back. What was read is known by its resource version: it is never read again.
  record Found(
      Optional<String> forVolume, Optional<String> forVariable, SortedMap<String, String> read) {}

  private final KubernetesClient client;
  private final String namespace;
  private final SortedMap<String, String> read = new TreeMap<>();

  private References(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  static Found of(Pod pod, KubernetesClient client) {
    var references = new References(client, pod.getMetadata().getNamespace());
    return new Found(references.volumes(pod), references.variables(pod), references.read);
  }

  private Optional<String> volumes(Pod pod) {
    var missing = new ArrayList<Optional<String>>();
    for (var volume : pod.getSpec().getVolumes()) {
      if (volume.getSecret() != null) {
        var secret = volume.getSecret();
        missing.add(
            needs("secret", secret.getSecretName(), secret.getOptional(), keys(secret.getItems())));
      }
      if (volume.getConfigMap() != null) {
        var map = volume.getConfigMap();
        missing.add(needs("configmap", map.getName(), map.getOptional(), keys(map.getItems())));
      }
      if (volume.getProjected() != null) {
        for (var source : volume.getProjected().getSources()) {
          if (source.getSecret() != null) {
            missing.add(
                needs(
                    "secret",
                    source.getSecret().getName(),
                    source.getSecret().getOptional(),
                    keys(source.getSecret().getItems())));
          }
          if (source.getConfigMap() != null) {
            missing.add(
                needs(
                    "configmap",
                    source.getConfigMap().getName(),
                    source.getConfigMap().getOptional(),
                    keys(source.getConfigMap().getItems())));
          }
        }
      }
    }
    return missing.stream().flatMap(Optional::stream).findFirst();
  }

  private static List<String> keys(List<KeyToPath> items) {
    return items.stream().map(KeyToPath::getKey).toList();
  }

  private Optional<String> variables(Pod pod) {
    var missing = new ArrayList<Optional<String>>();
    for (var container : pod.getSpec().getContainers()) {
      for (var from : container.getEnvFrom()) {
        if (from.getSecretRef() != null) {
          missing.add(
              needs(
                  "secret",
                  from.getSecretRef().getName(),
                  from.getSecretRef().getOptional(),
                  List.of()));
        }
        if (from.getConfigMapRef() != null) {
          missing.add(
              needs(
                  "configmap",
                  from.getConfigMapRef().getName(),
                  from.getConfigMapRef().getOptional(),
                  List.of()));
        }
      }
      for (var variable : container.getEnv()) {
        var from = variable.getValueFrom();
        if (from != null && from.getSecretKeyRef() != null) {
          var ref = from.getSecretKeyRef();
          missing.add(needs("secret", ref.getName(), ref.getOptional(), List.of(ref.getKey())));
        }
        if (from != null && from.getConfigMapKeyRef() != null) {
          var ref = from.getConfigMapKeyRef();
          missing.add(needs("configmap", ref.getName(), ref.getOptional(), List.of(ref.getKey())));
        }
      }
    }
    return missing.stream().flatMap(Optional::stream).findFirst();
  }

  private Optional<String> needs(
      String kind, String name, @Nullable Boolean optional, List<String> keys) {
    // A namespace always has this one; nobody makes it here.
    if (Boolean.TRUE.equals(optional) || name.equals("kube-root-ca.crt")) {
      return Optional.empty();
    }
    var known = kind.equals("secret") ? secret(name) : configMap(name);
    if (known.isEmpty()) {
      return Optional.of("%s \"%s\" not found".formatted(kind, name));
    }
    return keys.stream()
        .filter(key -> !known.get().contains(key))
        .findFirst()
        .map(
            key ->
                "couldn't find key %s in %s %s/%s"
                    .formatted(
                        key, kind.equals("secret") ? "Secret" : "ConfigMap", namespace, name));
  }

  private Optional<Set<String>> secret(String name) {
    var secret = client.secrets().inNamespace(namespace).withName(name).get();
    note("secret", secret);
    return secret == null ? Optional.empty() : Optional.of(Cluster.copy(secret.getData()).keySet());
  }

  private Optional<Set<String>> configMap(String name) {
    var map = client.configMaps().inNamespace(namespace).withName(name).get();
    note("configmap", map);
    if (map == null) {
      return Optional.empty();
    }
    var keys = new HashSet<>(Cluster.copy(map.getData()).keySet());
    keys.addAll(Cluster.copy(map.getBinaryData()).keySet());
    return Optional.of(keys);
  }

  private void note(String kind, @Nullable HasMetadata object) {
    if (object != null) {
      read.put(
          kind + "/" + object.getMetadata().getName(), object.getMetadata().getResourceVersion());
    }
  }
}
