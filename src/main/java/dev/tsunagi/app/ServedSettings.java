package dev.tsunagi.app;

/// What is served, and how.
///
/// @param secretStores whether SecretStores are looked after
/// @param clusterStores whether ClusterSecretStores are, and what refers to one
/// @param provisioning whether kinds that stand for OCI resources are
/// @param workloads whether VirtualNodeWorkloads are
/// @param floodGate whether stores that are not ready are not read from
/// @param leftDelimiter what opens an action of a template
/// @param rightDelimiter what closes it
public record ServedSettings(
    boolean secretStores,
    boolean clusterStores,
    boolean provisioning,
    boolean workloads,
    boolean floodGate,
    String leftDelimiter,
    String rightDelimiter) {

  /// Throws [IllegalArgumentException] with the flag and what is wrong with it.
  static ServedSettings of(ServedOptions options, boolean wholeCluster) {
    return new ServedSettings(
        options.secretStores,
        options.clusterStores && wholeCluster,
        options.provisioning,
        options.workloads,
        options.floodGate,
        filled("--template-left-delimiter", options.leftDelimiter),
        filled("--template-right-delimiter", options.rightDelimiter));
  }

  private static String filled(String flag, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(flag + ": must not be empty");
    }
    return text;
  }
}
