package dev.tsunagi.image;

import module java.base;

/// Makes the container image of what Maven packaged. Run by `mvn -Pimage`, whose properties say
/// how:
///
/// - `image.base`: a reference to an image with glibc, `tar://FILE`, or `scratch`, which takes
///   the C library of this machine.
/// - `image.architecture`, `image.jmods`: for another architecture than this machine's, and where
///   the modules (`jmods`) of its JDK are. Such an image has no AOT cache, which only a run there
///   makes.
public final class ImageBuild {

  static final Path OPTIONS = Path.of("deploy", "image", "jvm.options");
  private static final Path TARGET = Path.of("target");
  private static final String SCRATCH = "scratch";

  private ImageBuild() {}

  static void main() throws Exception {
    var here = Architecture.ofThisMachine();
    var there = given("image.architecture").map(Architecture::valueOf).orElse(here);
    var modules = given("image.jmods").map(Path::of);
    if (there != here && modules.isEmpty()) {
      throw new IllegalArgumentException(
          "-Dimage.jmods: an image for %s needs the modules of its JDK".formatted(there));
    }
    var base = given("image.base").orElse(SCRATCH);
    if (there != here && base.equals(SCRATCH)) {
      throw new IllegalArgumentException(
          "-Dimage.base: an image for %s needs a base, with its C library".formatted(there));
    }
    var directory = TARGET.resolve("image");
    var content = fill(Content.in(directory.resolve(there.name())), TARGET, modules);
    if (there == here) {
      Training.run(content);
      content.date();
    }
    if (base.equals(SCRATCH)) {
      CLibrary.copy(there, content.root());
    }
    var tar = directory.resolve("tsunagi-%s.tar".formatted(there));
    OciImage.write(content, base, there, tar);
    IO.println("wrote %s, %d MB".formatted(tar, Files.size(tar) / 1_000_000));
  }

  private static Optional<String> given(String property) {
    return Optional.of(System.getProperty(property, "")).filter(value -> !value.isBlank());
  }

  /// Everything but the AOT cache and the C library.
  ///
  /// @param target where the jar is, and `bom.json` if there is one
  static Content fill(Content content, Path target, Optional<Path> modules) throws IOException {
    TrimmedRuntime.link(content.runtime(), modules);
    Libraries.copy(target.resolve("tsunagi.jar"), content.application());
    Files.copy(OPTIONS, content.options());
    var bom = target.resolve("bom.json");
    if (Files.exists(bom)) {
      Files.copy(bom, content.application().resolve("bom.json"));
    } else {
      IO.println("there is no %s, as when Maven is offline: the image gets no SBOM".formatted(bom));
    }
    content.date();
    return content;
  }
}
