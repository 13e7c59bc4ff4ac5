package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.manifest.Manifest;

/// Whose a CRD is: to uninstall its owner may take it away, and with it every object of the kind.
final class CrdOwner {

  private CrdOwner() {}

  static Optional<Finding> look(Seen<Manifest.Found> crd) {
    var metadata = crd.found().tree().path("metadata");
    var annotations = metadata.path("annotations");
    var release = annotations.path("meta.helm.sh/release-name").asText();
    if (!release.isEmpty()) {
      var namespace = annotations.path("meta.helm.sh/release-namespace").asText();
      var kept = annotations.path("helm.sh/resource-policy").asText().equals("keep");
      return Optional.of(kept ? kept(crd, namespace, release) : helm(crd, namespace, release));
    }
    var olm = metadata.path("labels").path("olm.managed").asText().equals("true");
    return Optional.of(
        olm
            ? olm(crd)
            : crd.same(
                Rule.CRD_OWNERSHIP, "metadata", "it belongs to no Helm release and not to OLM"));
  }

  private static Finding helm(Seen<Manifest.Found> crd, String namespace, String release) {
    return crd.decide(
        Rule.CRD_OWNERSHIP,
        "metadata.annotations",
        "Helm release %s/%s owns it: to uninstall that deletes the CRD and every object of it"
            .formatted(namespace, release),
        ("before you uninstall it: helm upgrade %s CHART --version VERSION -n %s --reuse-values"
                + " --set-string 'crds.annotations.helm\\.sh/resource-policy=keep'")
            .formatted(release, namespace));
  }

  /// Helm asks the manifest of the release, which nobody but Helm has.
  private static Finding kept(Seen<Manifest.Found> crd, String namespace, String release) {
    return crd.note(
        Rule.CRD_OWNERSHIP,
        "metadata.annotations",
        ("Helm release %s/%s owns it and is to keep it; helm get manifest %s -n %s shows whether"
                + " the release knows")
            .formatted(namespace, release, release, namespace));
  }

  private static Finding olm(Seen<Manifest.Found> crd) {
    return crd.decide(
        Rule.CRD_OWNERSHIP,
        "metadata.labels",
        "OLM installed it: operator-sdk cleanup deletes the CRD and every object of it",
        "delete the Subscription and the ClusterServiceVersion instead; the CRD then stays");
  }
}
