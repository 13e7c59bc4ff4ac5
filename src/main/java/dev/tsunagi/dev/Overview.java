package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.provisioning.binding.BindingPlanner;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;

/// One table of what exists: the samples, whether they are ready, and the Secrets they made. Shows
/// the keys of a Secret, never its values.
final class Overview {

  private static final Set<String> LABELS =
      Set.of("reconcile.external-secrets.io/managed", BindingPlanner.LABEL);

  private final KubernetesClient client;

  Overview(KubernetesClient client) {
    this.client = client;
  }

  List<List<String>> rows(List<GenericKubernetesResource> samples) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("KIND", "NAME", "READY", "STATUS"));
    samples.forEach(o -> rows.add(row(o)));
    client.secrets().inAnyNamespace().list().getItems().stream()
        .filter(Overview::isMadeHere)
        .map(Overview::row)
        .forEach(rows::add);
    return rows;
  }

  private static boolean isMadeHere(Secret secret) {
    var labels = secret.getMetadata().getLabels();
    return labels != null && LABELS.stream().anyMatch(labels::containsKey);
  }

  private List<String> row(GenericKubernetesResource object) {
    var readiness = Readiness.of(object, client);
    var status =
        readiness.ready() ? readiness.reason() : readiness.reason() + " " + readiness.message();
    return List.of(
        object.getKind(),
        Progress.name(object),
        readiness.ready() ? "True" : "False",
        status.strip());
  }

  private static List<String> row(Secret secret) {
    var keys =
        secret.getData() == null ? Set.<String>of() : new TreeSet<>(secret.getData().keySet());
    return List.of(
        "Secret",
        secret.getMetadata().getNamespace() + "/" + secret.getMetadata().getName(),
        "-",
        "keys " + String.join(", ", keys));
  }
}
