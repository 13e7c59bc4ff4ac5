package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.virtualnode.Finding;
import dev.tsunagi.virtualnode.WorkloadCheck;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What workloads are made of: a directory for each, YAML in and YAML out.
///
/// With `RENDERING_WRITE` in the environment the expected files are written anew, to be read before
// they are kept.
class RenderingTest {

  private static final Path CASES = Path.of("src/test/resources/workload");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private static List<Path> cases() throws IOException {
    try (var all = Files.list(CASES)) {
      return all.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaseIsAsExpected() throws IOException {
    return each(
        directory -> {
          var rendered = yaml(rendering(directory));
          if (System.getenv("RENDERING_WRITE") != null) {
            Files.writeString(directory.resolve("expected.yaml"), rendered);
          }
          assertThat(rendered)
              .isEqualToNormalizingNewlines(Files.readString(directory.resolve("expected.yaml")));
        });
  }

  /// Nothing that we render is refused, or doubted, by what we know of virtual nodes.
  @TestFactory
  Stream<DynamicTest> everyCaseRunsOnVirtualNodes() throws IOException {
    return each(
        directory ->
            assertThat(Desired.of(rendering(directory)))
                .allSatisfy(
                    object ->
                        assertThat(WorkloadCheck.findings(object.tree()))
                            .extracting(Finding::message)
                            .filteredOn(m -> !m.contains("ttlSecondsAfterFinished"))
                            .isEmpty()));
  }

  /// A misspelt field would be dropped by an API server without a word.
  @TestFactory
  Stream<DynamicTest> everyFieldIsOneOfKubernetes() throws IOException {
    var strict = new KubernetesSerialization(new YAMLMapper(), true);
    return each(
        directory ->
            Desired.of(rendering(directory)).stream()
                .filter(object -> !object.kind().equals(Kinds.HTTP_ROUTE))
                .forEach(
                    object -> {
                      var read =
                          strict.unmarshal(
                              strict.asJson(object.content()), KubernetesResource.class);
                      var back = strict.convertValue(read, JsonNode.class);
                      assertThat(Comparison.covers(object.tree(), back))
                          .as(object.kind() + " as Kubernetes reads it: " + back)
                          .isTrue();
                    }));
  }

  private interface Check {
    void accept(Path directory) throws IOException;
  }

  private static Stream<DynamicTest> each(Check check) throws IOException {
    return cases().stream()
        .map(
            directory ->
                DynamicTest.dynamicTest(
                    directory.getFileName().toString(), () -> check.accept(directory)));
  }

  private static Rendering rendering(Path directory) throws IOException {
    var workload =
        Manifests.read(
            VirtualNodeWorkload.class, Files.readString(directory.resolve("workload.yaml")));
    assertThat(SpecProblems.of(workload)).isEmpty();
    var bindings = directory.resolve("bindings.yaml");
    var given = Files.exists(bindings) ? YAML.readTree(bindings.toFile()) : YAML.readTree("{}");
    var bound = new TreeMap<String, BoundSecret>();
    given.path("bindings").forEachEntry((name, secret) -> bound.put(name, bound(secret)));
    return new Rendering(workload, bound, given.path("region").asText());
  }

  private static BoundSecret bound(JsonNode secret) {
    var keys = new TreeMap<String, String>();
    secret.path("keys").forEach(key -> keys.put(key.asText(), "hash of " + key.asText()));
    return new BoundSecret(secret.path("secret").asText(), keys);
  }

  private static String yaml(Rendering rendering) throws IOException {
    var text = new StringBuilder();
    for (var object : Desired.of(rendering)) {
      text.append(YAML.writeValueAsString(object.content()));
    }
    return text.toString();
  }
}
