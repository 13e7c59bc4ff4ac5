import module java.base;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;

/// Rewrites the sources as FormattingTest wants them. Run by `mvn -Pformat`.
class Format {

  static void main() throws IOException, FormatterException {
    var formatter = new Formatter();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var text = Files.readString(file);
        var formatted = formatter.formatSourceAndFixImports(text);
        if (!formatted.equals(text)) {
          Files.writeString(file, formatted);
          IO.println("formatted " + file);
        }
      }
    }
  }
}
