package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.workload.Binding;
import dev.tsunagi.kube.GenericObjects.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/// What makes the Secret of a binding, reduced to what it says about it. Pure.
record Source(GenericKubernetesResource object) {

  static final Kind SECRET = new Kind("v1", "Secret");

  private static final String EXTERNAL_SECRET = "ExternalSecret";

  /// The kinds that can be named without their apiVersion.
  private static final Map<String, String> VERSIONS =
      Map.of(
          "Secret",
          "v1",
          EXTERNAL_SECRET,
          "external-secrets.io/v1",
          "AutonomousDatabases",
          "oci.oracle.com/v1beta1",
          "MySqlDbSystem",
          "oci.oracle.com/v1beta1",
          "Stream",
          "oci.oracle.com/v1beta1",
          "MySqlAccount",
          "tsunagi.dev/v1alpha1",
          "StreamPool",
          "tsunagi.dev/v1alpha1");

  private static final JsonMapper JSON = new JsonMapper();

  static Kind kind(Binding.Ref ref) {
    var version =
        ref.apiVersion().isEmpty() ? VERSIONS.getOrDefault(ref.kind(), "") : ref.apiVersion();
    return new Kind(version, ref.kind());
  }

  /// Nothing of a spec stays but the name of an ExternalSecret's target.
  static GenericKubernetesResource reduce(GenericKubernetesResource object) {
    var tree = JSON.<JsonNode>valueToTree(object.getAdditionalProperties());
    var ready = Progress.condition(tree.path("status"), "Ready");
    var reduced = new GenericKubernetesResource();
    reduced.setApiVersion(object.getApiVersion());
    reduced.setKind(object.getKind());
    reduced.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(object.getMetadata().getNamespace())
            .withName(object.getMetadata().getName())
            .withUid(object.getMetadata().getUid())
            .withResourceVersion(object.getMetadata().getResourceVersion())
            .build());
    reduced.setAdditionalProperties(
        Fields.of(
            "spec",
            Fields.of("target", Fields.of("name", tree.at("/spec/target/name").asText())),
            "status",
            Fields.of(
                "binding",
                Fields.of("name", tree.at("/status/binding/name").asText()),
                "conditions",
                ready.isMissingNode()
                    ? List.of()
                    : List.of(
                        Fields.of(
                            "type", "Ready",
                            "status", ready.path("status").asText(),
                            "reason", ready.path("reason").asText(),
                            "message", ready.path("message").asText())))));
    return reduced;
  }

  static boolean isSame(GenericKubernetesResource one, GenericKubernetesResource other) {
    return reduce(one).getAdditionalProperties().equals(reduce(other).getAdditionalProperties());
  }

  /// The name of its Secret; empty while there is none.
  String secret() {
    if (!object.getKind().equals(EXTERNAL_SECRET)) {
      return tree().at("/status/binding/name").asText();
    }
    var target = tree().at("/spec/target/name").asText();
    return target.isEmpty() ? object.getMetadata().getName() : target;
  }

  /// An object without such a condition is as good as its Secret.
  boolean isReady() {
    var ready = ready();
    return ready.isMissingNode()
        ? !object.getKind().equals(EXTERNAL_SECRET)
        : ready.path("status").asText().equals("True");
  }

  /// Why it is not ready, as a clause.
  String why() {
    var ready = ready();
    return ready.isMissingNode()
        ? "it has not said yet that it is ready"
        : "it is not ready: %s %s"
            .formatted(ready.path("reason").asText(), ready.path("message").asText())
            .strip();
  }

  private JsonNode ready() {
    return Progress.condition(tree().path("status"), "Ready");
  }

  private JsonNode tree() {
    return JSON.valueToTree(object.getAdditionalProperties());
  }
}
