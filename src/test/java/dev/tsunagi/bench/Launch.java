package dev.tsunagi.bench;

import module java.base;

import dev.tsunagi.image.Content;

/// What an operator is started with.
record Launch(Path java, List<String> options, Path jar) {

  static final String FLAGS = "@deploy/image/jvm.options";

  /// Tries other flags than those of the image, on the JDK that runs this.
  private static final Optional<String> TRIED =
      Optional.ofNullable(System.getProperty("bench.jvm"));

  private static final Content IMAGE = Content.ofThisMachine(Path.of("target"));

  Launch {
    options = List.copyOf(options);
  }

  /// As it ships, if `mvn -Pimage` has made that.
  static Launch usual() {
    if (TRIED.isEmpty() && Files.exists(IMAGE.jar())) {
      return image();
    }
    var flags = TRIED.orElse(FLAGS).split(" ", -1);
    return new Launch(jdk(), List.of(flags), Jars.asInTheImage());
  }

  /// The image's runtime and AOT cache.
  static Launch image() {
    return new Launch(IMAGE.java(), IMAGE.javaOptions(), IMAGE.jar());
  }

  /// The image's runtime without its AOT cache.
  static Launch imageWithoutCache() {
    return new Launch(IMAGE.java(), List.of(FLAGS), IMAGE.jar());
  }

  static Path jdk() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// With at most so much heap.
  Launch within(int mebibytes) {
    var all = Stream.concat(options.stream(), Stream.of("-Xmx%dm".formatted(mebibytes)));
    return new Launch(java, all.toList(), jar);
  }

  /// For the reader of the figures.
  static String told() {
    var usual = usual();
    return usual.equals(image())
        ? "as in the image, with its AOT cache"
        : String.join(" ", usual.options());
  }
}
