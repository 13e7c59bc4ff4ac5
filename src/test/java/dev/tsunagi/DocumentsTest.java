package dev.tsunagi;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents name exists: tests, files, profiles, flags.
class DocumentsTest {

  private static final Pattern TEST = Pattern.compile("`(?:[a-z.*]+\\.)?(\\w+(?:Test|IT))`");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)");
  private static final Pattern PROFILE = Pattern.compile("mvn [^`\\n]*-P(\\w+)");

  static List<Path> documents() throws IOException {
    try (var docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyTestThatIsNamedExists(Path document) throws IOException {
    var existing = testClasses();
    assertThat(found(TEST, document)).isSubsetOf(existing);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    var from = Objects.requireNonNullElse(document.getParent(), Path.of(""));
    assertThat(found(LINK, document)).allMatch(link -> Files.exists(from.resolve(link)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyProfileThatIsNamedExists(Path document) throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    assertThat(found(PROFILE, document)).allMatch(p -> pom.contains("<id>" + p + "</id>"));
  }

  /// A feature is claimed with the name of what shows it.
  @Test
  void everyRowOfTheReadmesFeaturesNamesATestOrASample() throws IOException {
    var tables = Files.readString(Path.of("README.md")).split("\\| Feature \\| Shown by \\|\n", -1);
    assertThat(tables).hasSizeGreaterThan(1);
    for (var table : List.of(tables).subList(1, tables.length)) {
      assertThat(table.split("\n\n", -1)[0].lines().skip(1))
          .isNotEmpty()
          .allMatch(row -> TEST.matcher(row).find() || row.contains("samples/"));
    }
  }

  private static Set<String> found(Pattern pattern, Path document) throws IOException {
    return pattern
        .matcher(Files.readString(document))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> testClasses() throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
