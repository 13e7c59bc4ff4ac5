package dev.tsunagi.image;

import module java.base;

/// Our jar and the jars that it names, without signatures.
///
/// Nobody asks for them, the image has a digest of its own, and they are dear: a JVM that reads a
/// signed jar keeps a manifest of every class of it, and takes none of them from an AOT cache.
public final class Libraries {

  private static final Pattern SIGNATURE =
      Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);

  private Libraries() {}

  public static void copy(Path jar, Path into) throws IOException {
    unsigned(jar, into.resolve("tsunagi.jar"));
    var lib = Files.createDirectories(into.resolve("lib"));
    for (var name : classPath(jar)) {
      var library = Objects.requireNonNull(jar.getParent()).resolve(name);
      unsigned(library, lib.resolve(library.getFileName()));
    }
  }

  private static List<String> classPath(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return List.of(file.getManifest().getMainAttributes().getValue("Class-Path").split(" ", -1));
    }
  }

  private static void unsigned(Path from, Path to) throws IOException {
    try (var jar = new JarFile(from.toFile(), false)) {
      if (jar.stream().noneMatch(entry -> SIGNATURE.matcher(entry.getName()).matches())) {
        Files.copy(from, to);
        return;
      }
      try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
        for (var entry : Collections.list(jar.entries())) {
          copy(jar, entry, out);
        }
      }
    }
  }

  private static void copy(JarFile jar, JarEntry entry, ZipOutputStream out) throws IOException {
    if (SIGNATURE.matcher(entry.getName()).matches()) {
      return;
    }
    var copy = new ZipEntry(entry.getName());
    copy.setTimeLocal(LocalDateTime.ofInstant(Content.MADE, ZoneOffset.UTC));
    out.putNextEntry(copy);
    if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
      var manifest = new Manifest(jar.getManifest());
      manifest.getEntries().clear();
      manifest.write(out);
    } else {
      try (var in = jar.getInputStream(entry)) {
        in.transferTo(out);
      }
    }
    out.closeEntry();
  }
}
