package dev.tsunagi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// google-java-format as a test: the formatter needs the JDK that compiles the sources, which a
/// Maven plugin does not get when Maven itself runs on an older one.
class FormattingTest {

  private static final Formatter FORMATTER = new Formatter(JavaFormatterOptions.defaultOptions());

  @Test
  void sourcesAreFormatted() throws Exception {
    var odd = new ArrayList<Path>();
    for (var file : sources()) {
      var text = Files.readString(file);
      if (!FORMATTER.formatSourceAndFixImports(text).equals(text)) {
        odd.add(file);
      }
    }
    assertThat(odd).as("not formatted; run: mvn -Pformat").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
