package dev.tsunagi.deploy;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/// What is shipped beside the chart, made of it. `mvn -Pdeploy` writes the plain manifests to
/// `deploy/manifests/`, where they are committed, and the bundle for the Operator Lifecycle
/// Manager, which repeats every CRD, to `target/olm/`.
public final class Bundle {

  static final Path DEPLOY = Path.of("deploy");
  static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  /// OLM tells the namespaces to watch by this annotation of the pod.
  private static final Map<String, ?> FOR_OLM =
      Map.of(
          "networkPolicy.enabled", false,
          "operator.extraEnv[0].name", "TSUNAGI_NAMESPACE",
          "operator.extraEnv[0].valueFrom.fieldRef.fieldPath",
              "metadata.annotations['olm.targetNamespaces']");

  private Bundle() {}

  static void main() throws IOException {
    write(DEPLOY.resolve("manifests"), manifests());
    write(Path.of("target", "olm"), bundle());
    Files.copy(
        DEPLOY.resolve("olm").resolve("bundle.Dockerfile"),
        Path.of("target", "olm", "bundle.Dockerfile"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Path directory, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      var path = directory.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, file.getValue());
      IO.println("wrote " + path);
    }
  }

  /// The text of each plain manifest, by the name of its file.
  static SortedMap<String, String> manifests() {
    return new TreeMap<>(
        Map.of("tsunagi.yaml", installation(), "kustomization.yaml", kustomization()));
  }

  /// The text of each file of the bundle, by its path in it.
  static SortedMap<String, String> bundle() throws IOException {
    var files = new TreeMap<String, String>();
    files.put("manifests/tsunagi.clusterserviceversion.yaml", csv(version()));
    files.put("metadata/annotations.yaml", annotations());
    for (var crd : crds().entrySet()) {
      files.put("manifests/" + crd.getKey(), YAML.writeValueAsString(crd.getValue()));
    }
    return files;
  }

  /// Everything but the CRDs, which `tsunagi crds` prints: those of ESO and OSOK may be there.
  private static String installation() {
    var namespace =
        "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: %s\n".formatted(Chart.NAMESPACE);
    var rendered =
        Chart.text(Map.of())
            .lines()
            .filter(line -> !line.startsWith("# Source:"))
            .map(line -> line.replace("managed-by: Helm", "managed-by: kubectl"))
            .filter(line -> !line.contains("helm.sh/chart:"))
            .collect(Collectors.joining("\n"));
    return namespace + rendered.strip() + "\n";
  }

  private static String kustomization() {
    return """
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    resources:
      - tsunagi.yaml
    """;
  }

  private static String annotations() throws JsonProcessingException {
    var root = YAML.createObjectNode();
    BundleLabels.all().forEach(root.putObject("annotations")::put);
    return YAML.writeValueAsString(root);
  }

  static String version() throws IOException {
    return YAML.readTree(Chart.DIRECTORY.resolve("Chart.yaml").toFile())
        .path("appVersion")
        .asText();
  }

  static SortedMap<String, JsonNode> crds() throws IOException {
    var all = new TreeMap<String, JsonNode>();
    try (var files = Files.list(Path.of("crds"))) {
      for (var file : files.toList()) {
        all.put(file.getFileName().toString(), YAML.readTree(file.toFile()));
      }
    }
    return all;
  }

  private static String csv(String version) throws IOException {
    var csv =
        (ObjectNode) YAML.readTree(Files.readString(DEPLOY.resolve("olm").resolve("base.yaml")));
    var metadata = (ObjectNode) csv.get("metadata");
    metadata.put("name", "tsunagi.v" + version);
    var annotations = (ObjectNode) metadata.get("annotations");
    annotations.put("alm-examples", examples());
    annotations.put("containerImage", image());
    var spec = (ObjectNode) csv.get("spec");
    spec.put("version", version);
    spec.putObject("customresourcedefinitions").set("owned", owned());
    spec.set("install", install());
    return YAML.writeValueAsString(csv);
  }

  private static String image() {
    return Chart.one(FOR_OLM, "Deployment", "tsunagi")
        .get("spec", "template", "spec", "containers", 0, "image");
  }

  /// One of each kind, from the samples where they have it.
  private static String examples() throws IOException {
    var kinds =
        crds().values().stream()
            .map(crd -> crd.at("/spec/names/kind").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    var examples = new JsonMapper().createArrayNode();
    for (var sample : samples()) {
      if (kinds.remove(sample.path("kind").asText())) {
        examples.add(sample);
      }
    }
    return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(examples);
  }

  private static List<JsonNode> samples() throws IOException {
    var all = new ArrayList<JsonNode>();
    try (var files = Files.walk(Path.of("samples"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
          documents.forEachRemaining(all::add);
        }
      }
    }
    return all;
  }

  private static ArrayNode owned() throws IOException {
    var owned = YAML.createArrayNode();
    for (var crd : crds().values()) {
      owned.add(new OwnedKind(crd).toJson());
    }
    return owned;
  }

  private static ObjectNode install() {
    var install = YAML.createObjectNode().put("strategy", "deployment");
    var spec = install.putObject("spec");
    var objects = Chart.objects(FOR_OLM);
    permissions(spec.putArray("clusterPermissions"), rules(objects, "ClusterRole", "tsunagi"));
    permissions(spec.putArray("permissions"), rules(objects, "Role", "tsunagi-own"));
    var deployment = Chart.one(FOR_OLM, "Deployment", "tsunagi");
    var entry = spec.putArray("deployments").addObject().put("name", "tsunagi");
    entry.set("label", YAML.valueToTree(deployment.getMetadata().getLabels()));
    ((ObjectNode) entry.get("label"))
        .remove(List.of("helm.sh/chart", "app.kubernetes.io/managed-by"));
    entry.set("spec", YAML.valueToTree(deployment.get("spec")));
    return install;
  }

  private static JsonNode rules(List<GenericKubernetesResource> objects, String kind, String name) {
    return objects.stream()
        .filter(o -> o.getKind().equals(kind) && o.getMetadata().getName().equals(name))
        .map(o -> YAML.<JsonNode>valueToTree(o.get("rules")))
        .findFirst()
        .orElseThrow();
  }

  private static void permissions(ArrayNode into, JsonNode rules) {
    into.addObject().put("serviceAccountName", "tsunagi").set("rules", rules);
  }
}
