package dev.tsunagi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The page of each kind says what its CRD says, and each kind has one.
class KindPagesTest {

  @TestFactory
  Stream<DynamicTest> committedIsGenerated() throws IOException {
    return KindPages.generate().entrySet().stream()
        .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> isCurrent(page)));
  }

  private static void isCurrent(Map.Entry<String, String> page) {
    assertThat(KindPages.DIRECTORY.resolve(page.getKey()))
        .as("stale; run: mvn -Pcrds")
        .hasContent(page.getValue());
  }

  @Test
  void noPageIsOfAKindThatIsNoMore() throws IOException {
    try (var files = Files.list(KindPages.DIRECTORY)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(KindPages.generate().keySet());
    }
  }

  @Test
  void theIndexNamesEveryKind() throws IOException {
    var index = KindPages.generate().get("README.md");
    assertThat(KindPages.crds())
        .allSatisfy(crd -> assertThat(index).contains("](" + crd.file() + ")"));
  }
}
