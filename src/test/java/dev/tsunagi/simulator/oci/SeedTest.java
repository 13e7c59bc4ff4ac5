package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedTest {

  @Test
  void theDefaultHasWhatDemosName() {
    var seed = Seed.defaults();

    assertThat(seed.vaults())
        .singleElement()
        .satisfies(
            vault -> {
              assertThat(vault.id()).isEqualTo("ocid1.vault.oc1.iad.demo.abuwcljrexample");
              assertThat(vault.secrets())
                  .extracting(Seed.Secret::name)
                  .containsExactly("api-token", "database", "rotated-password");
            });
    assertThat(seed.behaviour().lifecycleDelay()).isZero();
  }

  @Test
  void anEmptySeedIsATenancyWithNothingInIt() {
    var seed = Seed.parse("{}");

    assertThat(seed.tenancy().region()).isEqualTo("us-ashburn-1");
    assertThat(seed.vaults()).isEmpty();
    assertThat(seed.behaviour().tokenLifetime()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vault: []                                   | vault",
        "vaults: 3                                   | vaults",
        "vaults: [{name: v, compartment: c}]         | 'id'",
        "users: [{id: u}]                            | 'name'",
        "behaviour: {lifecycleDelay: soon}           | lifecycleDelay",
        "tenancy: [                                  | seed"
      })
  void saysWhatIsWrong(String yaml, String message) {
    assertThatThrownBy(() -> Seed.parse(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vaults: [{id: v, name: v, compartment: nowhere}]                     | nowhere",
        "policies: [{principals: ['user:a'], allow: read, in: tenancy}]        | policy: read",
        "policies: [{principals: ['user:a'], allow: read secrets, in: nowhere}] | nowhere",
        "policies: [{principals: ['user:a'], allow: read secrets, in: tenancy, where: {x: y}}] | x",
        "policies: [{principals: [a], allow: read secrets, in: tenancy}]       | principal: a",
        "policies: [{principals: ['user:a'], allow: see secrets, in: tenancy}]        | see"
            + " secrets",
        "vaults: [{id: v, name: v, compartment: tenancy, secrets: [{name: s, text: t}]}] | AES",
        "vaults: [{id: v, name: v, compartment: tenancy, keys: [{id: k, name: k}], secrets:"
            + " [{name: s}]}]                                                  | text"
      })
  void aSeedThatContradictsItselfStartsNothing(String yaml, String message) {
    var settings = OciSimulator.Settings.defaults().withSeed(Seed.parse(yaml));

    assertThatThrownBy(() -> OciSimulator.start(settings))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining(message);
  }
}
