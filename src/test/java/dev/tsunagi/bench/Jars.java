package dev.tsunagi.bench;

import module java.base;

import dev.tsunagi.image.Libraries;

/// The operator's jars as the image has them, without signatures, each of which a JVM remembers.
final class Jars {

  private static final Path PLACE = Path.of("target/bench/app");

  private Jars() {}

  /// The operator's own jar, beside the others; made at the first call.
  static Path asInTheImage() {
    return Copied.JAR;
  }

  private static final class Copied {
    static final Path JAR = copied();

    private static Path copied() {
      try {
        if (Files.exists(PLACE)) {
          try (var old = Files.walk(PLACE)) {
            for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
              Files.delete(file);
            }
          }
        }
        Libraries.copy(Path.of("target/tsunagi.jar"), Files.createDirectories(PLACE));
        return PLACE.resolve("tsunagi.jar");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
