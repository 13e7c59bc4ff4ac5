package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.support.Conformance;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetViewTest {

  private static Secret written() {
    var data = SecretData.of(Map.of("k", SecretValue.of("value")));
    var owner = new DesiredSecret.Owner("external-secrets.io/v1", "ns", "es", "uid");
    var desired =
        new DesiredSecret(
            owner,
            new DesiredSecret.Policy(CreationPolicy.OWNER, false),
            "es",
            "",
            data,
            new DesiredSecret.Metadata(Map.of("team", "blue"), Map.of(), List.of()));
    return ((TargetPlan.Create) TargetPlanner.plan(desired, Optional.empty())).secret();
  }

  /// `missing` is no Secret, `empty` one without anything, `unhashed` and `misled` ones without
  /// the right hash.
  @ParameterizedTest
  @CsvSource({
    "OWNER,           missing,  false, false",
    "OWNER,           empty,    false, false",
    "OWNER,           unhashed, false, false",
    "OWNER,           misled,   false, false",
    "OWNER,           written,  true,  true",
    "ORPHAN,          misled,   true,  false",
    "ORPHAN,          missing,  true,  false",
    "ORPHAN,          written,  true,  true",
    "CREATE_OR_MERGE, missing,  false, false",
    "CREATE_OR_MERGE, written,  true,  true",
    "MERGE,           missing,  false, false",
    "NONE,            missing,  true,  true",
  })
  @Conformance({"V-1", "V-2", "V-3", "V-4", "V-5", "V-6", "V-7", "V-8"})
  void validityDependsOnTheCreationPolicy(
      CreationPolicy creation, String live, boolean intact, boolean asWritten) {
    var reduced = Optional.ofNullable(live(live)).map(TargetView::reduce);
    assertThat(TargetView.isIntact(creation, reduced)).isEqualTo(intact);
    assertThat(TargetView.isAsWritten(creation, reduced)).isEqualTo(asWritten);
  }

  private static @Nullable Secret live(String name) {
    return switch (name) {
      case "empty" -> new SecretBuilder().withNewMetadata().endMetadata().withType("x").build();
      case "unhashed" -> hashed(null);
      case "misled" -> hashed(Map.of(TargetMarks.DATA_HASH, "xxxxxx"));
      case "written" -> written();
      default -> null;
    };
  }

  private static Secret hashed(@Nullable Map<String, String> annotations) {
    return new SecretBuilder(written())
        .editMetadata()
        .withAnnotations(annotations)
        .endMetadata()
        .build();
  }

  @Test
  void aSecretAsItWasWrittenIsIntact() {
    assertThat(TargetView.isIntact(TargetView.reduce(written()))).isTrue();
  }

  @Test
  void reducingAgainChangesNothing() {
    var once = TargetView.reduce(written());
    assertThat(TargetView.reduce(once)).isEqualTo(once);
  }

  @Test
  void noValueIsKept() {
    var reduced = TargetView.reduce(written());
    assertThat(reduced.toString()).doesNotContain("dmFsdWU").doesNotContain("value");
    assertThat(reduced.getMetadata().getLabels()).doesNotContainKey("team");
  }

  @Test
  void aChangedValueIsDrift() {
    var edited = new SecretBuilder(written()).addToData("k", "b3RoZXI=").build();
    assertThat(TargetView.isIntact(TargetView.reduce(edited))).isFalse();
  }

  @Test
  void aKeyMoreIsDrift() {
    var edited = new SecretBuilder(written()).addToData("more", "b3RoZXI=").build();
    assertThat(TargetView.isIntact(TargetView.reduce(edited))).isFalse();
  }

  @Test
  void aLostMarkIsDrift() {
    var unmarked =
        new SecretBuilder(written())
            .editMetadata()
            .removeFromLabels(TargetMarks.MANAGED)
            .endMetadata()
            .build();
    assertThat(TargetView.isIntact(TargetView.reduce(unmarked))).isFalse();
    var unhashed =
        new SecretBuilder(written()).editMetadata().withAnnotations(null).endMetadata().build();
    assertThat(TargetView.isIntact(TargetView.reduce(unhashed))).isFalse();
  }

  /// Else whoever edits a Secret could hide it with one annotation.
  @Test
  void aLiveSecretCannotClaimAHash() {
    var good = TargetView.reduce(written()).getMetadata().getAnnotations();
    var forged =
        new SecretBuilder(written())
            .addToData("k", "b3RoZXI=")
            .editMetadata()
            .addToAnnotations(good)
            .endMetadata()
            .build();
    assertThat(TargetView.isIntact(TargetView.reduce(forged))).isFalse();
    var misled =
        new SecretBuilder(written())
            .editMetadata()
            .addToAnnotations("tsunagi.dev/actual-data-hash", "nonsense")
            .endMetadata()
            .build();
    assertThat(TargetView.isIntact(TargetView.reduce(misled))).isTrue();
  }
}
