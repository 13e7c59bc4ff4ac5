package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import org.jspecify.annotations.Nullable;

/// What the objects of a workload carry to be known by. Pure.
final class Marks {

  /// On every object that a workload is made of, and on its pods: the workload's name.
  static final String WORKLOAD = "tsunagi.dev/workload";

  /// A hash of what was last applied, without this annotation itself.
  static final String APPLIED = "tsunagi.dev/applied-hash";

  /// A hash of all that the pods are made of, but for the contents of bound Secrets.
  static final String SPEC = "tsunagi.dev/spec-hash";

  /// Which contents of bound Secrets the pods have: `binding=keyed hash` for each.
  static final String BINDINGS = "tsunagi.dev/bindings-hash";

  static final String FIELD_MANAGER = "tsunagi";

  private static final JsonMapper JSON = new JsonMapper();

  private Marks() {}

  /// The pods of a workload, for good: a selector cannot change.
  static Map<String, String> selector(VirtualNodeWorkload workload) {
    return Map.of(WORKLOAD, workload.getMetadata().getName());
  }

  static Map<String, String> labels(VirtualNodeWorkload workload) {
    var name = workload.getMetadata().getName();
    return new TreeMap<>(
        Map.of(
            WORKLOAD,
            name,
            "app.kubernetes.io/name",
            name,
            "app.kubernetes.io/managed-by",
            "tsunagi"));
  }

  /// The head of an object of the workload. It goes when the workload does.
  static Map<String, Object> metadata(
      VirtualNodeWorkload workload, String name, Map<String, String> annotations) {
    return Fields.of(
        "name",
        name,
        "namespace",
        workload.getMetadata().getNamespace(),
        "labels",
        labels(workload),
        "annotations",
        annotations,
        "ownerReferences",
        List.of(
            Fields.of(
                "apiVersion",
                workload.getApiVersion(),
                "kind",
                workload.getKind(),
                "name",
                workload.getMetadata().getName(),
                "uid",
                workload.getMetadata().getUid(),
                "controller",
                true,
                "blockOwnerDeletion",
                true)));
  }

  /// Short and stable; no secret goes in.
  static String hash(@Nullable Object plain) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(JSON.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 5);
    } catch (NoSuchAlgorithmException | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
