package dev.tsunagi.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VanishedTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      textBlock =
          """
          {}                          | {"a":1}             | {}
          {"a":1}                     | {"a":2}             | {}
          {"a":1,"b":2}               | {"b":2}             | {"a":null}
          {"m":{"x":{"k":1},"y":{}}}  | {"m":{"y":{}}}      | {"m":{"x":null}}
          {"m":{"x":{"k":1,"l":2}}}   | {"m":{"x":{"l":2}}} | {"m":{"x":{"k":null}}}
          {"m":{"x":1}}               | {"m":[1]}           | {}
          {"l":[1,2]}                 | {"l":[1]}           | {}
          """)
  void whatIsNotThereAnyMoreIsNull(String before, String after, String patch) throws Exception {
    assertThat(Vanished.between(JSON.readTree(before), JSON.readTree(after)))
        .isEqualTo(JSON.readTree(patch));
  }
}
