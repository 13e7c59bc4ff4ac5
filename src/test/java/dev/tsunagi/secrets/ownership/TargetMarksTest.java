package dev.tsunagi.secrets.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetMarksTest {

  /// The prefix has 36 characters, so the plain form ends at names of 27.
  @ParameterizedTest
  @CsvSource({"1, false", "26, false", "27, false", "28, true", "62, true", "63, true", "64, true"})
  void theFieldManagerIsEsosWhateverTheLengthOfTheName(int length, boolean hashed) {
    var name = "n".repeat(length);
    var manager = TargetMarks.fieldManager(name);
    if (hashed) {
      assertThat(manager).matches("externalsecrets\\.external-secrets\\.io/sha3/[0-9a-f]{56}");
    } else {
      assertThat(manager).isEqualTo("externalsecrets.external-secrets.io/" + name);
    }
    assertThat(manager.equals(TargetMarks.fieldManager("m".repeat(length)))).isFalse();
  }

  @Test
  void createdByIsEsosHash() {
    assertThat(TargetMarks.createdBy("default", "test-es"))
        .isEqualTo("a8e09351ea392b727f69f63683b28619fbed1174f572e728706a9ea8");
  }
}
