package dev.tsunagi.simulator.kubernetes.render;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.kubernetes.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          .spec.a                                  | [1]
          $.spec.a                                 | [1]
          .spec['a']                               | [1]
          .spec.none                               | []
          .metadata.labels.x\\.io/y                | ['z']
          .metadata.labels['x.io/y']               | ['z']
          .list[0].n                               | ['p']
          .list[-1].n                              | ['q']
          .list[*].n                               | ['p', 'q']
          .list[?(@.t=='Ready')].n                 | ['q']
          .list[?(@.t!='Ready')].n                 | ['p']
          .list[?(                                 | []
          """)
  void pathsFind(String path, String found) {
    var object =
        Json.constant(
            """
            {'spec':{'a':1},'metadata':{'labels':{'x.io/y':'z'}},
             'list':[{'t':'Up','n':'p'},{'t':'Ready','n':'q'}]}
            """);
    assertThat(JsonPath.of(path).find(object).toString().replace('"', '\'')).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "0s, 0s",
    "119s, 119s",
    "2m, 2m",
    "3m20s, 3m20s",
    "45m, 45m",
    "2h59m, 179m",
    "3h20m, 3h20m",
    "33h, 33h",
    "50h, 2d2h",
    "192h, 8d",
    "17520h, 2y",
    "-5s, <invalid>"
  })
  void agesAreShortened(String age, String shown) {
    assertThat(Ages.shown(Duration.parse(age.startsWith("-") ? "-PT5S" : "PT" + age)))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                                                | WHOLE
          */*                                                             | WHOLE
          application/json;as=Table;v=v1;g=meta.k8s.io,application/json   | TABLE
          application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io    | METADATA
          application/vnd.kubernetes.protobuf,application/json            | WHOLE
          application/json;as=Table;v=v1beta1;g=meta.k8s.io               | WHOLE
          """)
  void shapesFollowTheAcceptHeader(String accept, Shape shape) {
    assertThat(Shape.of(accept)).isEqualTo(shape);
  }
}
