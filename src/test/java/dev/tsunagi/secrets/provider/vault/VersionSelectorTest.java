package dev.tsunagi.secrets.provider.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSelectorTest {

  @ParameterizedTest
  @CsvSource({
    "'',                  Stage[stage=CURRENT]",
    "CURRENT,             Stage[stage=CURRENT]",
    "previous,            Stage[stage=PREVIOUS]",
    "Latest,              Stage[stage=LATEST]",
    "PENDING,             Stage[stage=PENDING]",
    "DEPRECATED,          Stage[stage=DEPRECATED]",
    "1,                   Numbered[number=1]",
    "007,                 Numbered[number=7]",
    "999999999999999999,  Numbered[number=999999999999999999]",
    "9999999999999999999, Name[name=9999999999999999999]",
    "-1,                  Name[name=-1]",
    "1.0,                 Name[name=1.0]",
    "v1,                  Name[name=v1]",
    "summer,              Name[name=summer]",
    "CURRENT2,            Name[name=CURRENT2]",
    "١,                   Name[name=١]"
  })
  void selectsByStageNumberOrName(String version, String selector) {
    assertThat(VersionSelector.of(version)).hasToString(selector);
  }
}
