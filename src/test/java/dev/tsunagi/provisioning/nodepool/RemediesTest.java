package dev.tsunagi.provisioning.nodepool;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What to do, by OKE's words.
class RemediesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Out of host capacity.                                  | try later
          OUT OF CAPACITY in FAULT-DOMAIN-2                      | faultDomain out
          No free private IP addresses available in subnet x     | a larger one
          The subnet x is full                                   | a larger one
          API Server Unreachable, Check network configuration    | 12250
          The limit virtual-node-count has been exceeded         | higher service limit
          Authorization failed or requested resource not found   | manage vnics
          """)
  void knownWordsHaveARemedy(String words, String advice) {
    assertThat(Remedies.explained(words))
        .startsWith(words)
        .contains("What to do: ")
        .contains(advice);
  }

  @Test
  void unknownWordsStayAsTheyAre() {
    assertThat(Remedies.explained(" Something else. ")).isEqualTo("Something else.");
  }
}
