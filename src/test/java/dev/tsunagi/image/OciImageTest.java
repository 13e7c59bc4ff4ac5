package dev.tsunagi.image;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The layers of an image, with little in them.
class OciImageTest {

  @TempDir Path directory;

  @Test
  void theSameContentMakesTheSameImage() throws Exception {
    var first = image("first", "jar", Instant.EPOCH);
    var second = image("second", "jar", Instant.EPOCH.plusSeconds(1));
    assertThat(second.layers()).isEqualTo(first.layers());
    assertThat(second.config()).isEqualTo(first.config());
  }

  @Test
  void anotherOperatorIsAnotherTopLayerOnly() throws Exception {
    var before = image("before", "jar", Instant.EPOCH);
    var after = image("after", "changed", Instant.EPOCH);
    assertThat(after.layers()).hasSameSizeAs(before.layers());
    assertThat(after.layers().subList(0, after.layers().size() - 1))
        .isEqualTo(before.layers().subList(0, before.layers().size() - 1));
    assertThat(after.layers().getLast()).isNotEqualTo(before.layers().getLast());
  }

  /// With a jar of this text, written at this time.
  private ImageTar image(String name, String jar, Instant time) throws Exception {
    var content = Content.in(directory.resolve(name));
    write(content.runtime().resolve("lib/modules"), "modules");
    write(content.java(), "java");
    write(content.application().resolve("lib/library.jar"), "library");
    write(content.jar(), jar);
    Files.setLastModifiedTime(content.jar(), FileTime.from(time));
    var tar = new ImageTar(directory.resolve(name + ".tar"));
    OciImage.write(content, "scratch", Architecture.arm64, tar.file());
    return tar;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
