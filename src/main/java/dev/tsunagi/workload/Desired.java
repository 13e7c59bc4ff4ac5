package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.workload.VirtualNodeWorkloadSpec.FileSet;
import dev.tsunagi.kube.GenericObjects.Kind;

/// An object as it should be. Pure.
///
/// @param content the whole of it, without a mark of what was applied
record Desired(Kind kind, String name, Map<String, Object> content) {

  private static final JsonMapper JSON = new JsonMapper();

  /// Everything that a workload is made of, in the order in which it is made. Only the pods'
  /// controller is missing the number of pods.
  static List<Desired> of(Rendering from) {
    var all = new ArrayList<Map<String, Object>>();
    if (from.spec().serviceAccount().name().isEmpty()) {
      all.add(serviceAccount(from));
    }
    from.spec().files().forEach(set -> all.add(configMap(from, set)));
    all.add(Controllers.main(from));
    Stream.of(
            Controllers.disruptionBudget(from),
            Controllers.autoscaler(from),
            Exposures.service(from),
            Exposures.route(from))
        .flatMap(Optional::stream)
        .forEach(all::add);
    return all.stream().map(Desired::of).toList();
  }

  private static Desired of(Map<String, Object> content) {
    var kind = new Kind(text(content, "apiVersion"), text(content, "kind"));
    return new Desired(kind, name(content), content);
  }

  private static String text(Map<String, Object> content, String field) {
    return Objects.toString(content.get(field), "");
  }

  private static String name(Map<String, Object> content) {
    return content.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("name") instanceof String name
        ? name
        : "";
  }

  /// Pods ask for the token by themselves, if they need it.
  private static Map<String, Object> serviceAccount(Rendering from) {
    var annotations = new TreeMap<>(from.spec().serviceAccount().annotations());
    return Fields.of(
        "apiVersion",
        "v1",
        "kind",
        "ServiceAccount",
        "metadata",
        Marks.metadata(from.workload(), from.name(), annotations),
        "automountServiceAccountToken",
        false);
  }

  private static Map<String, Object> configMap(Rendering from, FileSet set) {
    return Fields.of(
        "apiVersion",
        "v1",
        "kind",
        "ConfigMap",
        "metadata",
        Marks.metadata(from.workload(), Volumes.configMap(from, set), Map.of()),
        "immutable",
        true,
        "data",
        new TreeMap<>(set.contents()));
  }

  /// Whether it makes the pods.
  boolean isMain() {
    return Kinds.MAIN.contains(kind);
  }

  String hash() {
    return Marks.hash(content);
  }

  JsonNode tree() {
    return JSON.valueToTree(content);
  }

  /// What is sent: with the mark of what was applied, and for an update the UID of what is meant.
  Map<String, Object> marked(String uid) {
    var all = new LinkedHashMap<>(content);
    var metadata = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) Objects.requireNonNull(content.get("metadata")))
        .forEach((key, value) -> metadata.put((String) key, value));
    var annotations = new TreeMap<String, Object>();
    if (metadata.get("annotations") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> annotations.put((String) key, value));
    }
    annotations.put(Marks.APPLIED, hash());
    metadata.put("annotations", annotations);
    if (!uid.isEmpty()) {
      metadata.put("uid", uid);
    }
    all.put("metadata", metadata);
    return all;
  }
}
