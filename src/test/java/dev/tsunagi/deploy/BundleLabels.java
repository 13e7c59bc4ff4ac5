package dev.tsunagi.deploy;

import module java.base;

/// How a bundle describes itself to the Operator Lifecycle Manager, in `metadata/annotations.yaml`
/// and as labels of its image.
final class BundleLabels {

  private static final String PREFIX = "operators.operatorframework.io.bundle.";

  private BundleLabels() {}

  static SortedMap<String, String> all() {
    return new TreeMap<>(
        Map.of(
            PREFIX + "mediatype.v1", "registry+v1",
            PREFIX + "manifests.v1", "manifests/",
            PREFIX + "metadata.v1", "metadata/",
            PREFIX + "package.v1", "tsunagi",
            PREFIX + "channels.v1", "alpha",
            PREFIX + "channel.default.v1", "alpha"));
  }
}
