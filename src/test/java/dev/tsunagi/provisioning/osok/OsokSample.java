package dev.tsunagi.provisioning.osok;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;

/// One sample: what a user applies, file by file, and what `expected.yaml` says is to come of it.
record OsokSample(String title, List<String> steps, JsonNode expected) {

  private static final Path ROOT = Path.of("src/test/resources/osok");

  static List<OsokSample> all() {
    return list(ROOT.resolve("samples")).stream().map(OsokSample::read).toList();
  }

  static OsokSample in(String directory) {
    return read(ROOT.resolve(directory));
  }

  private static OsokSample read(Path directory) {
    var steps =
        list(directory).stream()
            .filter(file -> !file.endsWith("expected.yaml"))
            .map(OsokSample::text)
            .toList();
    try {
      var expected = new YAMLMapper().readTree(text(directory.resolve("expected.yaml")));
      return new OsokSample(directory.getFileName().toString(), steps, expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path directory) {
    try (var files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As `kubectl apply -n` does; a status in it is put on record as well.
  static void apply(KubernetesClient client, String namespace, String yaml) {
    for (var document : yaml.split("(?m)^---$", -1)) {
      var object = Serialization.unmarshal(document, GenericKubernetesResource.class);
      object.getMetadata().setNamespace(namespace);
      var status = object.getAdditionalProperties().remove("status");
      client.resource(object).fieldManager("test").forceConflicts().serverSideApply();
      if (status != null) {
        var live = client.resource(object).get();
        live.setAdditionalProperty("status", status);
        client.resource(live).updateStatus();
      }
    }
  }

  Resource<GenericKubernetesResource> resource(KubernetesClient client, String namespace) {
    return client
        .genericKubernetesResources("oci.oracle.com/v1beta1", expected.path("kind").asText())
        .inNamespace(namespace)
        .withName(expected.path("name").asText());
  }

  /// The object as kubectl shows it.
  JsonNode live(KubernetesClient client, String namespace) {
    var object = resource(client, namespace).get();
    return client.getKubernetesSerialization().convertValue(object, JsonNode.class);
  }
}
