package dev.tsunagi.image;

import module java.base;

/// What a Java runtime needs of an operating system: the C library of the machine that builds, for
/// an image that has no base, and the files that tell it who runs and how names are looked up.
final class CLibrary {

  private static final List<String> NAMES =
      List.of(
          "libc.so.6",
          "libdl.so.2",
          "libm.so.6",
          "libpthread.so.0",
          "libresolv.so.2",
          "librt.so.1");

  private CLibrary() {}

  static void copy(Architecture architecture, Path root) throws IOException {
    var triplet = architecture.linux() + "-linux-gnu";
    var libraries = List.of(Path.of("/lib", triplet), Path.of("/lib64"), Path.of("/lib"));
    for (var name : NAMES) {
      copy(find(name, libraries), root.resolve("lib").resolve(triplet).resolve(name));
    }
    var loader = Path.of(architecture.loader());
    copy(
        find(loader.getFileName().toString(), libraries),
        root.resolve(Path.of("/").relativize(loader)));
    write(root.resolve("etc/passwd"), "nonroot:x:65532:65532::/tmp:/sbin/nologin\n");
    write(root.resolve("etc/group"), "nonroot:x:65532:\n");
    write(root.resolve("etc/nsswitch.conf"), "hosts: files dns\n");
  }

  private static Path find(String name, List<Path> directories) {
    return directories.stream()
        .map(directory -> directory.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "this machine has no %s in %s: give -Dimage.base, an image with glibc"
                        .formatted(name, directories)));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    Files.copy(from.toRealPath(), to);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
