package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                """));
    assertThat(plan.fetches())
        .extracting(f -> f.path() + " " + f.store().name() + " " + what(f))
        .containsExactly(
            "spec.dataFrom[1].extract main three",
            "spec.dataFrom[2].find main FindCriteria[regexp=^db, tags={team=a}, path=app/]",
            "spec.dataFrom[3].extract other four",
            "spec.data[0] main one (version 3)",
            "spec.data[1] side two");
    assertThat(plan.stores())
        .extracting(ref -> ref.kind() + " " + ref.name())
        .containsExactly("SECRET_STORE main", "SECRET_STORE other", "CLUSTER_SECRET_STORE side");
  }

  private static Object what(Fetch fetch) {
    return switch (fetch) {
      case Fetch.Named named -> named.address();
      case Fetch.Find find -> find.criteria();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dataFrom: [{sourceRef: {generatorRef: {kind: UUID, name: u}}}] | spec.dataFrom[0].sourceRef.generatorRef
          """)
  void whatIsNotDoneYetIsNamedByItsPath(String yaml, String path) {
    assertThat(Unsupported.paths(spec(yaml))).containsExactly(path);
  }

  @Test
  void whatIsDoneIsNotRefused() {
    assertThat(
            Unsupported.paths(
                spec(
                    """
                    refreshInterval: 1h
                    refreshPolicy: OnChange
                    target: {name: x, creationPolicy: Owner, deletionPolicy: Retain, immutable: false}
                    data: [{secretKey: a, remoteRef: {key: k, property: p, version: v, metadataPolicy: Fetch}}]
                    dataFrom: [{extract: {key: k}, sourceRef: {storeRef: {name: s}}}, {find: {tags: {a: b}}}]
                    """)))
        .isEmpty();
  }
}
