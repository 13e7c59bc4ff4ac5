package dev.tsunagi.kube;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a selector admits of the labels `{team: blue, stage: dev}`.
class LabelSelectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                      | true
          {matchLabels: {team: blue}}                                             | true
          {matchLabels: {team: blue, stage: dev}}                                 | true
          {matchLabels: {team: red}}                                              | false
          {matchLabels: {none: blue}}                                             | false
          {matchExpressions: [{key: team, operator: In, values: [red, blue]}]}    | true
          {matchExpressions: [{key: none, operator: In, values: [blue]}]}         | false
          {matchExpressions: [{key: team, operator: NotIn, values: [blue]}]}      | false
          {matchExpressions: [{key: none, operator: NotIn, values: [blue]}]}      | true
          {matchExpressions: [{key: team, operator: Exists}]}                     | true
          {matchExpressions: [{key: none, operator: Exists}]}                     | false
          {matchExpressions: [{key: none, operator: DoesNotExist}]}               | true
          {matchExpressions: [{key: team, operator: DoesNotExist}]}               | false
          {matchLabels: {team: blue}, matchExpressions: [{key: stage, operator: In, values: [x]}]} | false
          {matchExpressions: [{key: team, operator: Is, values: [blue]}]}         | false
          {matchExpressions: [{key: team}]}                                       | false
          """)
  void admits(String selector, boolean expected) {
    var labels = Map.of("team", "blue", "stage", "dev");
    assertThat(LabelSelection.admits(read(selector), labels)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                           | ''
          {matchExpressions: [{key: a, operator: In, values: [x]}]}    | ''
          {matchExpressions: [{key: a, operator: Exists}]}             | ''
          {matchExpressions: [{key: a, operator: In}]}                 | s.matchExpressions[0].values is empty: In and NotIn need some
          {matchExpressions: [{key: a, operator: Exists, values: [x]}]} | s.matchExpressions[0].values must be empty with Exists and DoesNotExist
          {matchExpressions: [{key: a, operator: Exists}, {key: a, operator: Is}]} | s.matchExpressions[1].operator is "Is"; use In, NotIn, Exists or DoesNotExist
          """)
  void saysWhatIsWrong(String selector, String expected) {
    assertThat(LabelSelection.problem("s", read(selector)).orElse("")).isEqualTo(expected);
  }

  /// What begins with a brace would be read as JSON.
  private static LabelSelector read(String yaml) {
    return Manifests.read(LabelSelector.class, "---\n" + yaml);
  }
}
