package dev.tsunagi.secrets.generator;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.api.generators.GeneratorStateSpec;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorStatePlanTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static GeneratorStateSpec spec(String kind, String deadline) {
    var yaml =
        "kind: GeneratorState\nspec: {resource: {kind: '%s'}, state: {}%s}"
            .formatted(kind, deadline == null ? "" : ", garbageCollectionDeadline: " + deadline);
    return Manifests.read(GeneratorState.class, yaml).getSpec();
  }

  @ParameterizedTest
  @CsvSource({
    "Password, ,                        Keep",
    "Grafana,  ,                        Keep",
    "Password, 2026-01-02T03:04:06Z,    Await",
    "Grafana,  2026-01-02T03:04:06Z,    Await",
    "Password, 2026-01-02T03:04:05Z,    Delete",
    "UUID,     2025-01-01T00:00:00Z,    Delete",
    "SSHKey,   2025-01-01T00:00:00Z,    Delete",
    "Fake,     2025-01-01T00:00:00Z,    Delete",
    "Webhook,  2025-01-01T00:00:00Z,    Delete",
    "Grafana,  2025-01-01T00:00:00Z,    Refuse",
    "'',       2025-01-01T00:00:00Z,    Refuse",
  })
  void statesGoWhenTheirTimeHasComeAndNothingIsLeftBehind(
      String kind, String deadline, String plan) {
    assertThat(GeneratorStatePlan.of(spec(kind, deadline), NOW).getClass().getSimpleName())
        .isEqualTo(plan);
  }
}
