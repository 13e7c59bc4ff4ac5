package dev.tsunagi.app;

import module java.base;

/// The custom resource definitions that travel in the jar.
public final class Crds {

  private static final List<String> FILES =
      List.of(
          "external-secrets.io_clusterpushsecrets.yaml",
          "external-secrets.io_clustersecretstores.yaml",
          "external-secrets.io_externalsecrets.yaml",
          "external-secrets.io_pushsecrets.yaml",
          "external-secrets.io_secretstores.yaml");

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
