package dev.tsunagi.app;

import module java.base;

/// Manifests that a command line names: files, directories, `-` for standard input.
final class ManifestFiles {

  private ManifestFiles() {}

  /// Hands over each file by name and text, and what cannot be read by name and reason.
  static void read(
      List<String> names, BiConsumer<String, String> look, BiConsumer<String, String> cannotRead)
      throws IOException {
    for (var name : names) {
      if (name.equals("-")) {
        look.accept("stdin", new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
      } else {
        walk(Path.of(name), look, cannotRead);
      }
    }
  }

  private static void walk(
      Path path, BiConsumer<String, String> look, BiConsumer<String, String> cannotRead) {
    try (var found = Files.walk(path)) {
      var manifests =
          found.filter(f -> f.equals(path) || isManifest(f)).filter(Files::isRegularFile);
      for (var file : manifests.sorted().toList()) {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        look.accept(file.toString(), text);
      }
    } catch (NoSuchFileException _) {
      cannotRead.accept(path.toString(), "there is no such file");
    } catch (IOException | UncheckedIOException e) {
      cannotRead.accept(path.toString(), "it cannot be read: " + e.getMessage());
    }
  }

  private static boolean isManifest(Path file) {
    return file.toString().matches(".*\\.(ya?ml|json)");
  }
}
