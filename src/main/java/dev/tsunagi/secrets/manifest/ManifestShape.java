package dev.tsunagi.secrets.manifest;

import module java.base;

import dev.tsunagi.secrets.ownership.Ownership;
import dev.tsunagi.secrets.ownership.TargetMarks;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import org.jspecify.annotations.Nullable;

/// What the object looks like once it is as desired. Pure.
///
/// There is no memory of what was written before, as a field manager is for Secrets: with Merge and
/// CreateOrMerge the rest of the live object stays, with the other policies none of it.
final class ManifestShape {

  private ManifestShape() {}

  static GenericKubernetesResource fresh(DesiredManifest desired) {
    var empty = new GenericKubernetesResource();
    empty.setApiVersion(desired.id().kind().apiVersion());
    empty.setKind(desired.id().kind().kind());
    empty.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(desired.id().namespace())
            .withName(desired.id().name())
            .build());
    return mutated(desired, empty);
  }

  static GenericKubernetesResource mutated(
      DesiredManifest desired, GenericKubernetesResource from) {
    var object = new GenericKubernetesResource();
    object.setApiVersion(from.getApiVersion());
    object.setKind(from.getKind());
    object.setAdditionalProperties(content(desired, from));
    object.setMetadata(metadata(desired, from.getMetadata(), ContentHash.of(object)));
    return object;
  }

  private static Map<String, Object> content(
      DesiredManifest desired, GenericKubernetesResource from) {
    if (desired.immutable() && from.getMetadata().getUid() != null) {
      return from.getAdditionalProperties();
    }
    Object content = new LinkedHashMap<>(kept(desired, from.getAdditionalProperties()));
    if (desired.isPlain() || !desired.data().isEmpty()) {
      content = dataPath(desired).placed(content, texts(desired));
    }
    for (var placed : desired.rendered().placed()) {
      var path = ObjectPath.parse(placed.path());
      var whole = placed.key().isEmpty() ? path : path.member(placed.key());
      content = whole.placed(content, placed.value());
    }
    var named = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) content).forEach((key, value) -> named.put((String) key, value));
    return named;
  }

  private static Map<String, Object> kept(DesiredManifest desired, Map<String, Object> live) {
    if (desired.keepsContentOfOthers()) {
      return live;
    }
    var status = live.get("status");
    return status == null ? Map.of() : Map.of("status", status);
  }

  private static ObjectPath dataPath(DesiredManifest desired) {
    return ObjectPath.parse(desired.id().kind().isConfigMap() ? "data" : "spec.data");
  }

  private static Map<String, String> texts(DesiredManifest desired) {
    var texts = new TreeMap<String, String>();
    desired.data().values().forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }

  private static ObjectMeta metadata(DesiredManifest desired, ObjectMeta from, String hash) {
    var labels = new TreeMap<>(orEmpty(from.getLabels()));
    labels.putAll(desired.rendered().labels());
    labels.put(TargetMarks.MANAGED, "true");
    labels.remove(TargetMarks.CREATED_BY);
    if (desired.owns()) {
      labels.put(
          TargetMarks.CREATED_BY,
          TargetMarks.createdBy(desired.id().namespace(), desired.owner().getName()));
    }
    var annotations = new TreeMap<>(orEmpty(from.getAnnotations()));
    annotations.putAll(desired.rendered().annotations());
    annotations.put(TargetMarks.DATA_HASH, hash);
    return new ObjectMetaBuilder(from)
        .withLabels(labels)
        .withAnnotations(annotations)
        .withOwnerReferences(Ownership.owners(from, desired.owner(), desired.owns()))
        .withManagedFields(List.of())
        .build();
  }

  static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
