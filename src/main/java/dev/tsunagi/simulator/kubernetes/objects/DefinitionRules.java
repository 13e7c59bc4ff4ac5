package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import dev.tsunagi.simulator.kubernetes.schema.Rules;
import dev.tsunagi.simulator.kubernetes.status.FieldError;

/// What is special about CustomResourceDefinitions.
final class DefinitionRules {

  static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

  private DefinitionRules() {}

  /// Names the defaults, as a real server shows them.
  static void complete(ObjectNode definition) {
    var spec = Json.child(definition, "spec");
    var names = Json.child(spec, "names");
    var kind = Json.text(names, "kind");
    if (!names.has("singular")) {
      names.put("singular", kind.toLowerCase(Locale.ROOT));
    }
    if (!names.has("listKind")) {
      names.put("listKind", kind + "List");
    }
    if (!spec.has("conversion")) {
      spec.putObject("conversion").put("strategy", "None");
    }
  }

  /// Fills in the status: names accepted, served at once. The finalizer holds the definition until
  /// its objects are gone.
  static void establish(ObjectNode definition, Instant now) {
    if (!Meta.isDeleting(definition) && !Meta.finalizers(definition).contains(FINALIZER)) {
      Json.list(Meta.of(definition), "finalizers").add(FINALIZER);
    }
    var status = Json.child(definition, "status");
    status.set("acceptedNames", Json.at(definition, "spec", "names").deepCopy());
    var stored = new LinkedHashSet<>(Json.strings(status.path("storedVersions")));
    stored.add(Catalog.storageVersion(definition));
    status.set("storedVersions", Json.strings(stored));
    if (!status.has("conditions")) {
      var conditions = status.putArray("conditions");
      condition(conditions.addObject(), "NamesAccepted", "NoConflicts", "no conflicts found", now);
      condition(
          conditions.addObject(),
          "Established",
          "InitialNamesAccepted",
          "the initial names have been accepted",
          now);
    }
  }

  private static void condition(
      ObjectNode condition, String type, String reason, String message, Instant now) {
    condition.put("lastTransitionTime", Meta.time(now)).put("message", message);
    condition.put("reason", reason).put("status", "True").put("type", type);
  }

  static void check(JsonNode definition, List<FieldError> errors) {
    var spec = definition.path("spec");
    var name = Json.text(spec, "names", "plural") + "." + Json.text(spec, "group");
    if (!Meta.name(definition).equals(name)) {
      errors.add(
          FieldError.invalid(
              "metadata.name",
              new TextNode(Meta.name(definition)),
              "must be spec.names.plural+\".\"+spec.group"));
    }
    for (var field : List.of("group", "scope")) {
      if (Json.text(spec, field).isEmpty()) {
        errors.add(FieldError.required("spec." + field, ""));
      }
    }
    if (Json.text(spec, "names", "kind").isEmpty()) {
      errors.add(FieldError.required("spec.names.kind", ""));
    }
    checkVersions(spec.path("versions"), errors);
  }

  private static void checkVersions(JsonNode versions, List<FieldError> errors) {
    if (versions.valueStream().filter(v -> v.path("storage").asBoolean()).count() != 1) {
      errors.add(
          FieldError.invalid(
              "spec.versions",
              versions,
              "must have exactly one version marked as storage version"));
    }
    for (int i = 0; i < versions.size(); i++) {
      var at = "spec.versions[" + i + "].schema.openAPIV3Schema";
      var schema = Json.at(versions.path(i), "schema", "openAPIV3Schema");
      if (schema.isMissingNode()) {
        errors.add(FieldError.required(at, "schemas are required"));
      }
      errors.addAll(Rules.compile(schema, at));
    }
  }
}
