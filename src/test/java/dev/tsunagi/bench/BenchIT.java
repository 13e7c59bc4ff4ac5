package dev.tsunagi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// That the benchmarks still run, and that a start costs what it should, in counts. Times and
/// memory are for a quiet machine: `mvn -Pbench`.
class BenchIT {

  @Test
  void aColdStartCostsOneReadPerSecretAndFourWritesPerObject() throws Exception {
    var result = ColdStart.run(20);
    assertThat(result.get("provider calls: GetSecretBundleByName")).isEqualTo(16);
    for (var write :
        new String[] {
          "create secrets",
          "create events",
          "patch externalsecrets.external-secrets.io",
          "patch externalsecrets.external-secrets.io/status"
        }) {
      var extra = write.equals("create events") ? 1 : 0; // the store's own
      assertThat(result.get("Kubernetes requests: " + write)).as(write).isEqualTo(20 + extra);
    }
  }
}
