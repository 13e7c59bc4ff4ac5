package dev.tsunagi.simulator.oci.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Versions versions = new Versions();

  /// `C` adds a current version, `P` a pending one, a digit makes that version current.
  @ParameterizedTest
  @CsvSource({
    "C,   1=CURRENT+LATEST",
    "P,   1=PENDING+LATEST",
    "CC,  1=PREVIOUS 2=CURRENT+LATEST",
    "CCC, 1=DEPRECATED 2=PREVIOUS 3=CURRENT+LATEST",
    "CP,  1=CURRENT 2=PENDING+LATEST",
    "CPP, 1=CURRENT 2=DEPRECATED 3=PENDING+LATEST",
    "CPC, 1=PREVIOUS 2=PENDING 3=CURRENT+LATEST",
    "CP2, 1=PREVIOUS 2=CURRENT+LATEST",
    "PC,  1=PENDING 2=CURRENT+LATEST",
    "P1,  1=CURRENT+LATEST",
    "CC1, 1=CURRENT 2=LATEST+PREVIOUS",
    "CC2, 1=PREVIOUS 2=CURRENT+LATEST",
    "CC11, 1=CURRENT 2=LATEST+PREVIOUS",
    "CC1C, 1=PREVIOUS 2=DEPRECATED 3=CURRENT+LATEST",
    "CCC1, 1=CURRENT 2=DEPRECATED 3=LATEST+PREVIOUS",
    "CCP3C, 1=DEPRECATED 2=DEPRECATED 3=PREVIOUS 4=CURRENT+LATEST"
  })
  void stagesFollowWhatWasDone(String actions, String stages) {
    actions.chars().forEach(this::act);

    assertThat(
            versions
                .live()
                .map(v -> v.number() + "=" + String.join("+", versions.stages(v)))
                .collect(Collectors.joining(" ")))
        .isEqualTo(stages);
  }

  private void act(int action) {
    switch (action) {
      case 'C' -> add(false);
      case 'P' -> add(true);
      default -> versions.promote(action - '0');
    }
  }

  private SecretVersion add(boolean pending) {
    return versions.add(new NewContent("eA==", null, pending, false), NOW);
  }

  @Test
  void onlyDeprecatedVersionsCanBeDeleted() {
    "CCCP".chars().forEach(this::act);

    for (var stage : List.of("CURRENT", "PREVIOUS", "PENDING")) {
      var version = versions.at(stage).orElseThrow();
      assertThatThrownBy(() -> versions.scheduleDeletion(version, NOW))
          .as(stage)
          .isInstanceOf(OciError.class);
    }
    versions.scheduleDeletion(versions.at("DEPRECATED").orElseThrow(), NOW);
    assertThat(versions.find(1).orElseThrow().timeOfDeletion()).isEqualTo(NOW);
  }

  @Test
  void numbersAndNamesOfDeletedVersionsStayTaken() {
    versions.add(new NewContent("eA==", "one", false, false), NOW);
    "CC".chars().forEach(this::act);
    versions.scheduleDeletion(versions.find(1).orElseThrow(), NOW);
    versions.delete(1, NOW);

    assertThat(versions.find(1)).isEmpty();
    assertThat(add(false).number()).isEqualTo(4);
    assertThatThrownBy(() -> versions.add(new NewContent("eA==", "one", false, false), NOW))
        .hasMessageContaining("already exists");
  }

  @Test
  void aDeletionThatWasPutOffDoesNotHappen() {
    "CCC".chars().forEach(this::act);
    versions.scheduleDeletion(versions.find(1).orElseThrow(), NOW);
    versions.cancelDeletion(versions.find(1).orElseThrow());
    versions.delete(1, NOW);

    assertThat(versions.find(1)).isPresent();
  }

  @Test
  void thirtyVersionsAreTheLimitUntilOneIsScheduledForDeletion() {
    for (var i = 0; i < 30; i++) {
      add(false);
    }
    assertThatThrownBy(() -> add(false))
        .isInstanceOfSatisfying(
            OciError.class, e -> assertThat(e.code()).isEqualTo("LimitExceeded"));

    versions.scheduleDeletion(versions.find(1).orElseThrow(), NOW);
    assertThat(add(false).number()).isEqualTo(31);
  }

  @Test
  void roomIsMadeByDroppingTheOldestDeprecatedVersion() {
    for (var i = 0; i < 30; i++) {
      add(false);
    }
    versions.makeRoom();

    assertThat(versions.find(1)).isEmpty();
    assertThat(add(false).number()).isEqualTo(31);
  }
}
