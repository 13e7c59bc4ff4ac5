package dev.tsunagi.image;

import module java.base;

/// What the image holds beyond its base, as a directory that looks like the image's root.
///
/// The AOT cache remembers size and time of each jar, so that whatever is put here gets the time
/// that it has in the image.
public record Content(Path root) {

  /// Of every file in the image: nothing in it tells when it was built.
  static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  static final Path RUNTIME = Path.of("opt", "java");
  static final Path APPLICATION = Path.of("app");

  Path runtime() {
    return root.resolve(RUNTIME);
  }

  Path application() {
    return root.resolve(APPLICATION);
  }

  public Path java() {
    return runtime().resolve("bin", "java");
  }

  public Path jar() {
    return application().resolve("tsunagi.jar");
  }

  Path options() {
    return application().resolve("jvm.options");
  }

  /// There is none where the image is for another machine than this.
  Path cache() {
    return application().resolve("tsunagi.aot");
  }

  /// Of java, as they are in the image.
  public List<String> javaOptions() {
    var options = new ArrayList<>(List.of("@" + options()));
    if (Files.exists(cache())) {
      options.add("-XX:AOTCache=" + cache());
    }
    return options;
  }

  /// Where `mvn -Pimage` puts it.
  public static Content ofThisMachine(Path target) {
    var directory = target.resolve("image").resolve(Architecture.ofThisMachine().name());
    return new Content(directory.toAbsolutePath());
  }

  /// An empty one, whatever was there.
  static Content in(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (NoSuchFileException _) {
      // the first time
    }
    Files.createDirectories(directory.resolve(APPLICATION));
    Files.createDirectories(directory.resolve("opt"));
    return new Content(directory.toAbsolutePath());
  }

  void date() throws IOException {
    try (var files = Files.walk(root)) {
      for (var file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(MADE));
      }
    }
  }
}
