package dev.tsunagi.lint;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.manifest.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people and attackers pipe into a linter.
class DocumentsTest {

  private static final String GOOD = "apiVersion: v1\nkind: Pod\nspec: {hostPID: true}\n";

  private static Unread onlyUnread(String text) {
    var unread = ManifestsTest.look(text).unread();
    assertThat(unread).as("%s", text).hasSize(1);
    return unread.getFirst();
  }

  @Test
  void aBrokenDocumentHidesNoOther() {
    var report = ManifestsTest.look(GOOD + "---\na: [b\n---\n" + GOOD);
    assertThat(report.unread()).extracting(Unread::document).containsExactly(2);
    assertThat(report.problems()).extracting(Report.Problem::line).containsExactly(3, 9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [b                        | 2 | this is no YAML
          a: {{ .Values.b }}: {{ c }}  | 1 | it looks like a template: pipe the output of helm template
          a: &x [*x]                   | 1 | an anchor contains itself
          ? [a]: b                     | 1 | the key of a field must be a text
          a: *nowhere                  | 1 | this is no YAML
          <<: 7                        | 1 | << needs a mapping
          """)
  void saysWhereAndWhy(String text, int line, String why) {
    assertThat(onlyUnread(text).line()).isEqualTo(line);
    assertThat(onlyUnread(text).why()).contains(why);
  }

  @Test
  void anchorsDoNotExplode() {
    var text = new StringBuilder("a0: &a0 {x: 1}\n");
    for (var i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(onlyUnread(text.toString()).why()).contains("aliases");
  }

  @Test
  void fewAnchorsDoNotExplodeEither() {
    var text = new StringBuilder("a0: &a0 {x: 1}\n");
    for (var i = 1; i < 24; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(onlyUnread(text.toString()).why())
        .isEqualTo("its anchors expand to more than 200000 values");
  }

  @Test
  void depthIsBounded() {
    assertThat(onlyUnread("a: " + "[".repeat(5000)).why()).containsIgnoringCase("nesting depth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "---\n---\n", "# nothing\n", "\n\n", "...\n", "---\n# only words\n---"})
  void nothingIsNothing(String text) {
    var report = ManifestsTest.look(text);
    assertThat(report.unread()).isEmpty();
    assertThat(report.objects()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"just words", "[1, 2]", "7", "replicas: 3", "kind: 7\napiVersion: [a]", "null"})
  void whatIsNoObjectIsTold(String text) {
    var report = ManifestsTest.look(text);
    assertThat(report.problems()).isEmpty();
    assertThat(TextReport.of(report)).contains("1 documents without apiVersion and kind");
  }

  @Test
  void readsJsonWithTabs() {
    var report =
        ManifestsTest.look(
            "{\n\t\"apiVersion\": \"v1\", \"kind\": \"Pod\",\n\t\"spec\": {\"hostPID\": true}}");
    assertThat(report.refused()).isEqualTo(1);
  }

  @Test
  void readsWhatEditorsOfWindowsWrite() {
    var report = ManifestsTest.look("\uFEFF" + GOOD.replace("\n", "\r\n"));
    assertThat(report.refused()).isEqualTo(1);
  }
}
