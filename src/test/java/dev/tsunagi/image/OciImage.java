package dev.tsunagi.image;

import module java.base;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;

/// Writes an OCI image layout as a tar, which `podman load`, `docker load` and `skopeo` read.
final class OciImage {

  /// What changes least is lowest, so that an update of the operator is a small download.
  private static final List<String> LAYERS =
      List.of("lib", "lib64", "etc", "opt", "app/lib", "app");

  private OciImage() {}

  /// @param base a reference to an image with glibc, `tar://FILE`, or `scratch`
  static void write(Content content, String base, Architecture architecture, Path tar)
      throws Exception {
    var image =
        (base.equals("scratch") ? Jib.fromScratch() : Jib.from(base))
            .setPlatforms(Set.of(new Platform(architecture.name(), "linux")))
            .setFormat(ImageFormat.OCI)
            .setCreationTime(Content.MADE)
            .setUser("65532:65532")
            .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
            .addExposedPort(Port.tcp(8080))
            .addExposedPort(Port.tcp(8082))
            .addLabel("org.opencontainers.image.title", "tsunagi")
            .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
            .setEntrypoint(entryPoint(content))
            .setProgramArguments("run");
    layers(content, image);
    var caches = Files.createDirectories(Objects.requireNonNull(tar.getParent()).resolve("cache"));
    image.containerize(
        Containerizer.to(TarImage.at(tar).named("tsunagi"))
            .setBaseImageLayersCache(caches)
            .setApplicationLayersCache(caches));
  }

  private static List<String> entryPoint(Content content) {
    var inImage = new ArrayList<String>();
    inImage.add(at(content, content.java()).toString());
    for (var option : content.javaOptions()) {
      inImage.add(option.replace(content.root().toString(), ""));
    }
    inImage.addAll(List.of("-jar", at(content, content.jar()).toString()));
    return inImage;
  }

  private static AbsoluteUnixPath at(Content content, Path file) {
    return AbsoluteUnixPath.get("/" + content.root().relativize(file));
  }

  private static void layers(Content content, JibContainerBuilder image) throws IOException {
    var done = new HashSet<Path>();
    for (var name : LAYERS) {
      var layer = FileEntriesLayer.builder().setName(name);
      var any = false;
      for (var file : files(content.root().resolve(name))) {
        if (done.add(file)) {
          layer.addEntry(file, at(content, file), permissions(file), Content.MADE);
          any = true;
        }
      }
      if (any) {
        image.addFileEntriesLayer(layer.build());
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (var files = Files.walk(directory)) {
      return files.sorted().toList();
    }
  }

  private static FilePermissions permissions(Path file) {
    return FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644");
  }
}
