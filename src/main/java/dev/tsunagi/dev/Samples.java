package dev.tsunagi.dev;

import module java.base;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;

/// The objects of a directory of samples, in the order in which a cluster takes them.
public record Samples(List<GenericKubernetesResource> objects) {

  /// What others live in or act as comes first, as in `kubectl apply` of a whole directory.
  private static final List<String> FIRST =
      List.of("CustomResourceDefinition", "Namespace", "ServiceAccount", "Secret", "ConfigMap");

  /// Everything in the `.yaml` files below `directory`.
  public static Samples in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException("there are no samples at " + directory.toAbsolutePath());
    }
    try (var files = Files.walk(directory)) {
      var objects = new ArrayList<GenericKubernetesResource>();
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        objects.addAll(read(file));
      }
      objects.sort(Comparator.comparingInt(Samples::rank));
      return new Samples(List.copyOf(objects));
    }
  }

  public static Samples of(String yaml) {
    return new Samples(parse(yaml));
  }

  private static List<GenericKubernetesResource> read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (RuntimeException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<GenericKubernetesResource> parse(String yaml) {
    return Stream.of(yaml.split("(?m)^---.*$", -1))
        .filter(text -> text.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#")))
        .map(text -> Serialization.unmarshal(text, GenericKubernetesResource.class))
        .toList();
  }

  private static int rank(HasMetadata object) {
    var rank = FIRST.indexOf(object.getKind());
    return rank < 0 ? FIRST.size() : rank;
  }

  public void apply(KubernetesClient client) {
    objects.forEach(o -> client.resource(o).fieldManager("kubectl").serverSideApply());
  }

  /// Those that say by a condition whether they are ready.
  List<GenericKubernetesResource> awaited() {
    return objects.stream().filter(Samples::isOurs).toList();
  }

  private static boolean isOurs(HasMetadata object) {
    return object
        .getApiVersion()
        .matches("external-secrets\\.io/.*|.*tsunagi\\.dev/.*|oci\\.oracle\\.com/.*");
  }
}
