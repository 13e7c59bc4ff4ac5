package dev.tsunagi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is made of the chart: plain manifests, and the bundle for the Operator Lifecycle Manager,
/// of which this asks what `operator-sdk bundle validate` does.
class BundleTest {

  private static SortedMap<String, String> files = new TreeMap<>();
  private static JsonNode csv = Bundle.YAML.missingNode();

  @BeforeAll
  static void read() throws IOException {
    files = Bundle.bundle();
    csv = Bundle.YAML.readTree(files.get("manifests/tsunagi.clusterserviceversion.yaml"));
  }

  @TestFactory
  Stream<DynamicTest> committedManifestsAreThoseOfTheChart() {
    return Bundle.manifests().entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(),
                    () ->
                        assertThat(Bundle.DEPLOY.resolve("manifests").resolve(file.getKey()))
                            .as("stale; run: mvn -Pdeploy")
                            .hasContent(file.getValue())));
  }

  @Test
  void itDescribesItselfAsItsImageDoes() throws IOException {
    var annotations = Bundle.YAML.readTree(files.get("metadata/annotations.yaml"));
    var dockerfile = Files.readString(Bundle.DEPLOY.resolve("olm").resolve("bundle.Dockerfile"));
    assertThat(annotations.path("annotations").isEmpty()).isFalse();
    annotations
        .path("annotations")
        .forEachEntry(
            (name, value) ->
                assertThat(dockerfile).contains("LABEL %s=%s".formatted(name, value.asText())));
  }

  @Test
  void versionAndNameAgree() throws IOException {
    var version = csv.at("/spec/version").asText();
    assertThat(version).isEqualTo(Bundle.version()).matches("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.]+)?");
    assertThat(csv.at("/metadata/name").asText()).isEqualTo("tsunagi.v" + version);
    assertThat(csv.at("/spec/minKubeVersion").asText()).matches("\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void whatAConsoleShowsIsThere() {
    for (var field :
        List.of(
            "displayName",
            "description",
            "icon",
            "keywords",
            "maintainers",
            "provider",
            "links",
            "maturity")) {
      assertThat(
              csv.path("spec").path(field).isEmpty()
                  && csv.path("spec").path(field).asText().isEmpty())
          .as(field)
          .isFalse();
    }
    for (var field : List.of("capabilities", "categories", "containerImage", "description")) {
      assertThat(csv.at("/metadata/annotations").path(field).asText()).as(field).isNotBlank();
    }
  }

  @Test
  void everyInstallModeIsDecided() {
    assertThat(csv.at("/spec/installModes").valueStream().map(mode -> mode.path("type").asText()))
        .containsExactlyInAnyOrder(
            "OwnNamespace", "SingleNamespace", "MultiNamespace", "AllNamespaces");
  }

  /// Each owned kind has its CRD in the bundle, at a version that the CRD serves, and the other
  // way.
  @Test
  void ownedKindsAreThoseOfTheCrds() throws IOException {
    var served = new TreeSet<String>();
    for (var crd : Bundle.crds().values()) {
      crd.at("/spec/versions")
          .valueStream()
          .filter(v -> v.path("storage").asBoolean() && v.path("served").asBoolean())
          .forEach(
              v -> served.add(crd.at("/metadata/name").asText() + " " + v.path("name").asText()));
    }
    assertThat(owned().map(o -> o.path("name").asText() + " " + o.path("version").asText()))
        .containsExactlyInAnyOrderElementsOf(served);
  }

  @Test
  void everyOwnedKindIsExplained() {
    assertThat(owned())
        .allSatisfy(
            kind -> {
              assertThat(kind.path("displayName").asText()).isNotBlank();
              assertThat(kind.path("description").asText()).isNotBlank();
            });
  }

  @Test
  void examplesAreOfOwnedKinds() throws IOException {
    var kinds = owned().map(o -> o.path("kind").asText()).toList();
    var examples = new JsonMapper().readTree(csv.at("/metadata/annotations/alm-examples").asText());
    assertThat(examples.isEmpty()).isFalse();
    assertThat(examples)
        .allSatisfy(
            example -> {
              assertThat(kinds).contains(example.path("kind").asText());
              assertThat(example.at("/metadata/name").asText()).isNotBlank();
            });
  }

  @Test
  void theInstallationIsTheCharts() {
    var install = csv.at("/spec/install/spec");
    assertThat(install.at("/deployments/0/name").asText()).isEqualTo("tsunagi");
    assertThat(install.at("/deployments/0/spec/template/spec/containers/0/args").toString())
        .contains("run");
    var granted = Right.granted(Chart.objects(Map.of()));
    var here =
        Stream.of("clusterPermissions", "permissions")
            .flatMap(p -> install.path(p).path(0).path("rules").valueStream())
            .flatMap(rule -> Right.of(Bundle.YAML.convertValue(rule, Rule.class).asMap()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(here).isEqualTo(granted);
  }

  /// A rule of a role, as the bundle has it.
  private record Rule(
      List<String> apiGroups,
      List<String> resources,
      List<String> verbs,
      @org.jspecify.annotations.Nullable List<String> resourceNames) {

    Map<String, List<String>> asMap() {
      return Map.of("apiGroups", apiGroups, "resources", resources, "verbs", verbs);
    }
  }

  private static Stream<JsonNode> owned() {
    return csv.at("/spec/customresourcedefinitions/owned").valueStream();
  }
}
