package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.kube.GenericObjects.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import org.jspecify.annotations.Nullable;

/// An object that is there. Pure.
record Live(GenericKubernetesResource object) {

  private static final JsonMapper JSON = new JsonMapper();

  Kind kind() {
    return new Kind(object.getApiVersion(), object.getKind());
  }

  String name() {
    return metadata().getName();
  }

  String uid() {
    return metadata().getUid();
  }

  JsonNode tree() {
    return JSON.valueToTree(object);
  }

  /// One part of it, as `/status/replicas`; missing where there is none.
  JsonNode at(String pointer) {
    return tree().at(pointer);
  }

  String annotation(String name) {
    return orEmpty(metadata().getAnnotations()).getOrDefault(name, "");
  }

  boolean is(Desired desired) {
    return kind().equals(desired.kind()) && name().equals(desired.name());
  }

  boolean isBeingDeleted() {
    return metadata().getDeletionTimestamp() != null;
  }

  /// Whether exactly this workload controls it. What it says of itself by labels counts for
  /// nothing.
  boolean belongsTo(VirtualNodeWorkload workload) {
    return owners()
        .anyMatch(
            o ->
                Boolean.TRUE.equals(o.getController())
                    && o.getUid().equals(workload.getMetadata().getUid()));
  }

  /// Whether it is what an earlier workload of the same name left, and is about to go.
  boolean wasOfAnEarlier(VirtualNodeWorkload workload) {
    return owners()
        .anyMatch(
            o ->
                o.getKind().equals(workload.getKind())
                    && o.getName().equals(workload.getMetadata().getName())
                    && !o.getUid().equals(workload.getMetadata().getUid()));
  }

  private Stream<OwnerReference> owners() {
    return metadata().getOwnerReferences().stream();
  }

  private ObjectMeta metadata() {
    return object.getMetadata();
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
