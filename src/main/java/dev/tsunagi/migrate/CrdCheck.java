package dev.tsunagi.migrate;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tsunagi.api.schema.CommittedCrds;
import dev.tsunagi.manifest.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// Who installed the CRDs that are there, and whether they do. Ours never replace them by
/// themselves.
final class CrdCheck {

  private static final String REPLACE =
      "before Tsunagi starts, put ours in its place: java -jar tsunagi.jar crds | kubectl apply"
          + " --server-side --force-conflicts -f -";

  private CrdCheck() {}

  static Stream<Finding> look(Scene at) {
    return at.all().all().stream()
        .filter(seen -> seen.found().subject().kind().equals("CustomResourceDefinition"))
        .flatMap(CrdCheck::look);
  }

  private static Stream<Finding> look(Seen<Manifest.Found> crd) {
    var spec = crd.found().tree().path("spec");
    var group = spec.path("group").asText();
    if (!Groups.ALL.contains(group)) {
      return Stream.of();
    }
    var kind = Groups.kind(group, spec.at("/names/kind").asText());
    var fit = kind.map(type -> fit(crd, spec, type)).orElseGet(() -> CrdCheck.unserved(crd));
    return Stream.of(CrdOwner.look(crd).stream(), fit, conversion(crd, spec).stream())
        .flatMap(s -> s);
  }

  /// Its objects tell more of it.
  private static Stream<Finding> unserved(Seen<Manifest.Found> crd) {
    return Stream.of(crd.same(Rule.CRD_NOT_SERVED, "spec.names.kind", "Tsunagi has no such kind"));
  }

  private static Stream<Finding> fit(
      Seen<Manifest.Found> crd, JsonNode spec, Class<? extends HasMetadata> kind) {
    var version = HasMetadata.getVersion(kind);
    var theirs = version(spec, version);
    if (!theirs.path("served").asBoolean()) {
      return Stream.of(
          crd.blocked(
              Rule.CRD_VERSION,
              "spec.versions",
              "it does not serve %s, which Tsunagi speaks".formatted(version),
              REPLACE));
    }
    var ours = CommittedCrds.crdOf(kind).path("spec");
    return Stream.concat(
        fields(crd, version(ours, version), theirs).stream(), stored(crd, ours).stream());
  }

  private static JsonNode version(JsonNode spec, String name) {
    return spec.path("versions")
        .valueStream()
        .filter(version -> version.path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /// An API server drops what a schema does not name.
  private static Optional<Finding> fields(
      Seen<Manifest.Found> crd, JsonNode ours, JsonNode theirs) {
    var missing = MissingFields.of(schema(ours), schema(theirs));
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    var records = missing.stream().filter(path -> path.startsWith("status.")).toList();
    return Optional.of(
        records.isEmpty()
            ? crd.note(
                Rule.CRD_FIELDS,
                "spec.versions",
                "fields that are Tsunagi's alone are not taken: " + String.join(", ", missing))
            : crd.decide(
                Rule.CRD_FIELDS,
                "spec.versions",
                "the API server would drop what Tsunagi keeps on record, and new fields: "
                    + String.join(", ", missing),
                REPLACE));
  }

  private static JsonNode schema(JsonNode version) {
    return version.at("/schema/openAPIV3Schema");
  }

  /// A CRD cannot lose a version that objects may be stored in.
  private static Optional<Finding> stored(Seen<Manifest.Found> crd, JsonNode ours) {
    var known = ours.path("versions").valueStream().map(v -> v.path("name").asText()).toList();
    var old =
        crd.found()
            .tree()
            .at("/status/storedVersions")
            .valueStream()
            .map(JsonNode::asText)
            .filter(name -> !known.contains(name))
            .toList();
    return old.isEmpty()
        ? Optional.empty()
        : Optional.of(
            crd.decide(
                Rule.CRD_STORED_VERSIONS,
                "status.storedVersions",
                "objects may be stored as %s, which the CRD of Tsunagi does not have: it would be"
                        .formatted(String.join(", ", old))
                    + " refused",
                "write every object once (kubectl get … -o yaml | kubectl replace -f -), then take"
                    + " the version out of status.storedVersions"));
  }

  private static Optional<Finding> conversion(Seen<Manifest.Found> crd, JsonNode spec) {
    var service = spec.at("/conversion/webhook/clientConfig/service");
    return spec.at("/conversion/strategy").asText().equals("Webhook")
        ? Optional.of(
            crd.decide(
                Rule.CRD_CONVERSION,
                "spec.conversion",
                "a webhook of %s/%s converts between versions: without it the API server refuses"
                        .formatted(
                            service.path("namespace").asText(), service.path("name").asText())
                    + " every object that is stored in another version",
                "kubectl patch crd %s --type merge -p".formatted(crd.found().subject().name())
                    + " '{\"spec\":{\"conversion\":{\"strategy\":\"None\",\"webhook\":null}}}'"))
        : Optional.empty();
  }
}
