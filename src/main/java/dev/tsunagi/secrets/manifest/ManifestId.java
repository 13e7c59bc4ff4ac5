package dev.tsunagi.secrets.manifest;

import dev.tsunagi.kube.GenericObjects.Kind;

/// Which object.
public record ManifestId(Kind kind, String namespace, String name) {

  /// As messages name it.
  public String text() {
    return "%s \"%s\"".formatted(kind.kind(), name);
  }
}
