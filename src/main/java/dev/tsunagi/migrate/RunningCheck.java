package dev.tsunagi.migrate;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.manifest.Manifest;

/// Operators that still run. Two on one kind would both act.
public final class RunningCheck {

  private static final String NAME = "app.kubernetes.io/name";
  private static final Set<String> ESO_PARTS =
      Set.of("external-secrets-webhook", "external-secrets-cert-controller");

  private RunningCheck() {}

  static Stream<Finding> look(Scene at) {
    var deployments =
        at.all().all().stream()
            .filter(seen -> seen.found().subject().kind().equals("Deployment"))
            .toList();
    var ours = deployments.stream().anyMatch(d -> isTsunagi(d.found().tree()) && runs(d));
    return deployments.stream()
        .filter(deployment -> isPredecessor(deployment.found().tree()))
        .map(deployment -> look(at, deployment, ours));
  }

  /// Whether it is ESO's, or OSOK's, or our own: the others need not be looked at.
  public static boolean concerns(JsonNode deployment) {
    return isPredecessor(deployment) || isTsunagi(deployment);
  }

  /// Whether it is one of ESO's or OSOK's.
  public static boolean isPredecessor(JsonNode deployment) {
    var name = label(deployment);
    return name.equals("external-secrets")
        || ESO_PARTS.contains(name)
        || images(deployment)
            .anyMatch(
                image ->
                    image.contains("external-secrets/external-secrets")
                        || image.contains("/oci-service-operator"));
  }

  private static boolean isTsunagi(JsonNode deployment) {
    return label(deployment).equals("tsunagi");
  }

  private static String label(JsonNode deployment) {
    return deployment.path("metadata").path("labels").path(NAME).asText();
  }

  private static Stream<String> images(JsonNode deployment) {
    return containers(deployment).map(container -> container.path("image").asText());
  }

  private static Stream<JsonNode> containers(JsonNode deployment) {
    return deployment.at("/spec/template/spec/containers").valueStream();
  }

  private static boolean runs(Seen<Manifest.Found> deployment) {
    return deployment.found().tree().at("/spec/replicas").asInt(1) > 0;
  }

  private static Finding look(Scene at, Seen<Manifest.Found> deployment, boolean ours) {
    if (!runs(deployment)) {
      return deployment.same(Rule.STILL_RUNNING, "spec.replicas", "it is scaled to zero");
    }
    var other = controllerClass(deployment).filter(c -> !c.equals(at.settings().controllerClass()));
    if (other.isPresent()) {
      return deployment.note(
          Rule.STILL_RUNNING,
          "spec.template.spec.containers",
          "it serves stores of class \"%s\" only, and may stay".formatted(other.get()));
    }
    var subject = deployment.found().subject();
    return deployment.finding(
        ours ? Severity.BLOCKED : Severity.DECIDE,
        Rule.STILL_RUNNING,
        "spec.replicas",
        ours
            ? "it runs beside Tsunagi, and both act on the same objects"
            : "it would act on the same objects as Tsunagi",
        "before Tsunagi starts: kubectl -n %s scale deployment %s --replicas=0"
            .formatted(subject.namespace(), subject.name()));
  }

  /// What the controller was told with `--controller-class`.
  private static Optional<String> controllerClass(Seen<Manifest.Found> deployment) {
    return containers(deployment.found().tree())
        .flatMap(container -> container.path("args").valueStream())
        .map(JsonNode::asText)
        .filter(arg -> arg.matches("--controller-class=.+"))
        .map(arg -> arg.substring(arg.indexOf('=') + 1))
        .findFirst();
  }
}
