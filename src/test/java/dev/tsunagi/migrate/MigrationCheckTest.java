package dev.tsunagi.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Objects in, report out, to the letter. Each directory holds a whole cluster (`cluster.yaml`) or
/// some manifests (`manifests.yaml`), and what is said of them (`report.txt`).
class MigrationCheckTest {

  private static final Path CASES = Path.of("src/test/resources/migrate/cases");
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final Settings SETTINGS =
      new Settings("default", false, "tsunagi-system", "tsunagi");

  static List<Path> cases() throws IOException {
    try (var directories = Files.list(CASES)) {
      return directories.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatItShould(Path directory) throws IOException {
    assertThat(TextReport.of(report(directory), true))
        .isEqualTo(Files.readString(directory.resolve("report.txt")));
  }

  /// What no case shows nobody has looked at.
  @Test
  void everyRuleIsShownByACase() throws IOException {
    var shown = EnumSet.noneOf(Rule.class);
    for (var directory : cases()) {
      report(directory).findings().forEach(finding -> shown.add(finding.rule()));
    }
    assertThat(shown).containsExactly(Rule.values());
  }

  @Test
  void programsReadTheSame() throws IOException {
    var report = report(CASES.resolve("osok-in-a-cluster"));
    var json = JsonReport.of(report);
    assertThat(json.path("findings")).hasSameSizeAs(report.findings());
    var first = json.path("findings").path(0);
    assertThat(first.toString())
        .isEqualTo(
            "{\"severity\":\"blocked\",\"rule\":\"refused\","
                + "\"apiVersion\":\"oci.oracle.com/v1beta1\",\"kind\":\"AutonomousDatabases\","
                + "\"namespace\":\"shop\",\"name\":\"nothing\",\"file\":\"cluster.yaml\","
                + "\"line\":"
                + report.findings().getFirst().line()
                + ",\"path\":\"spec\",\"happens\":\""
                + report.findings().getFirst().happens().replace("\"", "\\\"")
                + "\",\"remedy\":\"correct it, as the message says\"}");
    assertThat(json.at("/counts/blocked").asLong()).isEqualTo(report.count(Severity.BLOCKED));
  }

  @Test
  void noValueOfASecretIsTold() throws IOException {
    for (var directory : cases()) {
      var told = TextReport.of(report(directory), true) + JsonReport.of(report(directory));
      assertThat(told).doesNotContain("value1", "dmFsdWUx", "somebody's", "c29tZWJvZHkncw");
    }
  }

  private static MigrationReport report(Path directory) throws IOException {
    var whole = Files.exists(directory.resolve("cluster.yaml"));
    var file = whole ? "cluster.yaml" : "manifests.yaml";
    var manifest = Manifest.read(file, Files.readString(directory.resolve(file)));
    return MigrationCheck.of(
        new Snapshot(manifest.objects(), manifest.unread(), whole), SETTINGS, NOW);
  }
}
