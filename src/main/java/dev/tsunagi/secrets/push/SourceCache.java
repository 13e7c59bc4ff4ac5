package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.kube.LabelSelection;
import io.fabric8.kubernetes.api.model.Secret;

/// What the cache knows of the Secrets that are pushed, without a read and without their values.
interface SourceCache {

  Optional<Secret> secret(String namespace, String name);

  Stream<Secret> secrets(String namespace);

  /// Whether the Secrets that a PushSecret pushes differ from those that it pushed last.
  ///
  /// @param pushed name to hash of those
  default boolean hasChanged(PushSecret primary, Map<String, String> pushed) {
    var source = primary.getSpec().selector();
    var wanted = source.secret();
    if (wanted == null || source.generates()) {
      return false;
    }
    var namespace = primary.getMetadata().getNamespace();
    var selector = wanted.selector();
    var found =
        !wanted.name().isEmpty()
            ? secret(namespace, wanted.name()).stream()
            : selector == null
                ? Stream.<Secret>empty()
                : secrets(namespace)
                    .filter(s -> LabelSelection.admits(selector, s.getMetadata().getLabels()));
    var hashes = new TreeMap<String, String>();
    found.forEach(s -> hashes.put(s.getMetadata().getName(), SourceView.hash(s)));
    return !hashes.equals(pushed);
  }
}
