package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyChangesTest {

  private static SecretData data(String text) {
    var values = new HashMap<String, SecretValue>();
    for (var pair : text.split(" ", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", -1);
        values.put(parts[0], SecretValue.of(parts[1]));
      }
    }
    return SecretData.of(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=1 b=2 | a=1 b=2     | [] [] []
          a=1     | a=1 c=2 b=3 | [b, c] [] []
          a=1 b=2 | a=1         | [] [b] []
          a=1     | a=2         | [] [] [a]
          a=1     | a=          | [] [] [a]
          ''      | b= a=1      | [a, b] [] []
          b=1 a=2 | ''          | [] [a, b] []
          ''      | ''          | [] [] []
          a=1 b=2 | c=3 b=9     | [c] [a] [b]
          """)
  @Conformance("UT-key-changes")
  void namesWhatIsAnother(String before, String after, String changes) {
    var found = KeyChanges.between(data(before), data(after));
    assertThat(found.added() + " " + found.removed() + " " + found.changed()).isEqualTo(changes);
  }
}
