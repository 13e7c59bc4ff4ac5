package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a: 1}                    | {a: 1, b: 2}                      | true
          {a: 1}                    | {a: 2}                            | false
          {a: 1}                    | {b: 1}                            | false
          {a: {b: x}}               | {a: {b: x, c: y}}                 | true
          {a: [{n: 1}]}             | {a: [{n: 1, default: x}]}         | true
          {a: [{n: 1}]}             | {a: [{n: 1}, {n: 2}]}             | false
          {a: [{n: 1}, {n: 2}]}     | {a: [{n: 2}, {n: 1}]}             | false
          {a: {}}                   | {}                                | true
          {a: {}}                   | {a: {b: 1}}                       | true
          {a: []}                   | {}                                | true
          {cpu: "1000m"}            | {cpu: "1"}                        | true
          {cpu: "0.5"}              | {cpu: 500m}                       | true
          {memory: 1024Mi}          | {memory: 1Gi}                     | true
          {memory: 1000Mi}          | {memory: 1Gi}                     | false
          {name: v1}                | {name: v1.0}                      | false
          {a: 25%}                  | {a: 25%}                          | true
          {a: x}                    | {a: {x: 1}}                       | false
          """)
  void whatIsDesiredMustBeThere(String desired, String live, boolean covered) throws Exception {
    assertThat(Comparison.covers(YAML.readTree(desired), YAML.readTree(live))).isEqualTo(covered);
  }
}
