package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.api.Test;

class FetchPlanTest {

  private static ExternalSecretSpec spec(String yaml) {
    return Manifests.read(ExternalSecret.class, "spec:\n" + yaml.indent(2)).getSpec();
  }

  @Test
  @Conformance({"ST-24", "ST-25"})
  void dataFromComesFirstAndEntriesMayHaveStoresOfTheirOwn() {
    var plan =
        FetchPlan.of(
            spec(
                """
                secretStoreRef: {name: main}
                data:
                  - {secretKey: a, remoteRef: {key: one, version: "3"}}
                  - secretKey: b
                    remoteRef: {key: two}
                    sourceRef: {storeRef: {name: side, kind: ClusterSecretStore}}
                dataFrom:
                  - sourceRef: {storeRef: {name: nothing}}
                  - extract: {key: three}
                  - find: {name: {regexp: ^db}, tags: {team: a}, path: app/}
                  - extract: {key: four}
                    sourceRef: {storeRef: {name: other}}
                  - sourceRef: {generatorRef: {kind: UUID, name: u}}
                """));
    assertThat(plan.fetches())
        .extracting(f -> f.path() + " " + what(f))
        .containsExactly(
            "spec.dataFrom[1].extract main three",
            "spec.dataFrom[2].find main FindCriteria[regexp=^db, tags={team=a}, path=app/]",
            "spec.dataFrom[3].extract other four",
            "spec.dataFrom[4].sourceRef.generatorRef UUID u",
            "spec.data[0] main one (version 3)",
            "spec.data[1] side two");
    assertThat(plan.stores())
        .extracting(ref -> ref.kind() + " " + ref.name())
        .containsExactly("SECRET_STORE main", "SECRET_STORE other", "CLUSTER_SECRET_STORE side");
  }

  private static String what(Fetch fetch) {
    return switch (fetch) {
      case Fetch.Named named -> named.store().name() + " " + named.address();
      case Fetch.Find find -> find.store().name() + " " + find.criteria();
      case Fetch.Generate generate ->
          generate.generator().kind() + " " + generate.generator().name();
    };
  }
}
