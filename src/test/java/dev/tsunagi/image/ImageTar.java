package dev.tsunagi.image;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/// Reads an OCI image layout that is a tar.
record ImageTar(Path file) {

  private static final JsonMapper JSON = new JsonMapper();

  JsonNode config() throws IOException {
    return JSON.readTree(read(blob(manifest().path("config"))));
  }

  List<String> layers() throws IOException {
    return manifest()
        .path("layers")
        .valueStream()
        .map(layer -> layer.path("digest").asText())
        .toList();
  }

  private JsonNode manifest() throws IOException {
    var index = JSON.readTree(read("index.json"));
    return JSON.readTree(read(blob(index.path("manifests").path(0))));
  }

  private static String blob(JsonNode descriptor) {
    return "blobs/" + descriptor.path("digest").asText().replace(':', '/');
  }

  private byte[] read(String name) throws IOException {
    try (var tar = new TarFile(file)) {
      try (var in = tar.getInputStream(entry(tar, name))) {
        return in.readAllBytes();
      }
    }
  }

  private static TarArchiveEntry entry(TarFile tar, String name) throws IOException {
    return tar.getEntries().stream()
        .filter(entry -> entry.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchFileException(name));
  }

  /// Every file of every layer, directories left out.
  void eachFile(Consumer<TarArchiveEntry> eye) throws IOException {
    try (var tar = new TarFile(file)) {
      for (var layer : layers()) {
        var blob = entry(tar, "blobs/" + layer.replace(':', '/'));
        try (var in = new TarArchiveInputStream(new GZIPInputStream(tar.getInputStream(blob)))) {
          for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (!entry.isDirectory()) {
              eye.accept(entry);
            }
          }
        }
      }
    }
  }
}
