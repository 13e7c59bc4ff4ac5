package dev.tsunagi.api.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// The CRDs of `crds/`, which travel on the class path as `/crds/<group>_<plural>.yaml`.
public final class CommittedCrds {

  private static final YAMLMapper YAML = new YAMLMapper();

  private static final ClassValue<Schema> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected Schema computeValue(Class<?> kind) {
          return read(kind.asSubclass(HasMetadata.class));
        }
      };

  private CommittedCrds() {}

  /// The schema of a kind, in the version that its class speaks; read once.
  ///
  /// @throws IllegalStateException when there is no such CRD, which is a bug
  public static Schema schemaOf(Class<? extends HasMetadata> kind) {
    return SCHEMAS.get(kind);
  }

  /// The whole CRD of a kind, as it is committed.
  public static JsonNode crdOf(Class<? extends HasMetadata> kind) {
    var file = "/crds/" + HasMetadata.getGroup(kind) + "_" + HasMetadata.getPlural(kind) + ".yaml";
    try (var stream = CommittedCrds.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("no CRD on the class path: " + file);
      }
      return YAML.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static Schema read(Class<? extends HasMetadata> kind) {
    return crdOf(kind)
        .path("spec")
        .path("versions")
        .valueStream()
        .filter(version -> version.path("name").asText().equals(HasMetadata.getVersion(kind)))
        .map(version -> Schema.of(version.path("schema").path("openAPIV3Schema")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no such version in the CRD: " + kind));
  }
}
