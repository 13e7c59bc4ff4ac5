package dev.tsunagi.deploy;

import module java.base;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;

/// The Helm chart, rendered by Helm itself.
public final class Chart {

  public static final String NAMESPACE = "tsunagi-system";
  static final Path DIRECTORY = Path.of("deploy", "helm", "tsunagi");
  private static final String RELEASE = "tsunagi";

  private Chart() {}

  /// What `helm template` prints without the CRDs, for which Helm would look into a cluster.
  ///
  /// @param values as in `--set`
  /// @throws IllegalStateException what Helm has against the values
  public static String text(Map<String, ?> values) {
    var template =
        new Helm(DIRECTORY)
            .template()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withKubeVersion("1.34.2")
            .set("crds.install", false);
    values.forEach(template::set);
    return template.call();
  }

  /// `helm install`, CRDs included.
  ///
  /// @throws IllegalStateException what Helm or the cluster have against it
  public static void install(Path kubeconfig, Map<String, ?> values) {
    var install =
        new Helm(DIRECTORY)
            .install()
            .withKubeConfig(kubeconfig)
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .createNamespace();
    values.forEach(install::set);
    install.call();
  }

  public static List<GenericKubernetesResource> objects(Map<String, ?> values) {
    return Stream.of(text(values).split("(?m)^---$", -1))
        .filter(part -> part.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#")))
        .map(part -> Serialization.unmarshal(part, GenericKubernetesResource.class))
        .toList();
  }

  static GenericKubernetesResource one(Map<String, ?> values, String kind, String name) {
    return objects(values).stream()
        .filter(o -> o.getKind().equals(kind) && o.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The operator's command line.
  public static List<String> arguments(Map<String, ?> values) {
    List<String> args =
        one(values, "Deployment", RELEASE).get("spec", "template", "spec", "containers", 0, "args");
    return List.copyOf(args);
  }
}
