package dev.tsunagi.app;

import module java.base;

/// The custom resource definitions that travel in the jar.
public final class Crds {

  private static final List<String> FILES =
      List.of(
          "external-secrets.io_clusterexternalsecrets.yaml",
          "external-secrets.io_clusterpushsecrets.yaml",
          "external-secrets.io_clustersecretstores.yaml",
          "external-secrets.io_externalsecrets.yaml",
          "external-secrets.io_pushsecrets.yaml",
          "external-secrets.io_secretstores.yaml",
          "generators.external-secrets.io_clustergenerators.yaml",
          "generators.external-secrets.io_fakes.yaml",
          "generators.external-secrets.io_generatorstates.yaml",
          "generators.external-secrets.io_passwords.yaml",
          "generators.external-secrets.io_sshkeys.yaml",
          "generators.external-secrets.io_uuids.yaml",
          "oci.oracle.com_autonomousdatabases.yaml",
          "oci.oracle.com_mysqldbsystems.yaml",
          "oci.oracle.com_streams.yaml",
          "tsunagi.dev_mysqlaccounts.yaml",
          "tsunagi.dev_mysqlbackups.yaml",
          "tsunagi.dev_mysqlbackupschedules.yaml",
          "tsunagi.dev_streampools.yaml",
          "tsunagi.dev_virtualnodepools.yaml",
          "tsunagi.dev_virtualnodeworkloads.yaml");

  private Crds() {}

  /// All of them, as one YAML stream.
  public static String yaml() {
    return FILES.stream().map(Crds::read).collect(Collectors.joining());
  }

  private static String read(String file) {
    try (var in = Crds.class.getResourceAsStream("/crds/" + file)) {
      var bytes = Objects.requireNonNull(in, file).readAllBytes();
      var text = new String(bytes, StandardCharsets.UTF_8);
      return text.startsWith("---") ? text : "---\n" + text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
