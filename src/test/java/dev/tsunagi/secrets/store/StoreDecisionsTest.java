package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.SecretStoreStatus;
import dev.tsunagi.api.secrets.SecretStoreStatus.Capabilities;
import dev.tsunagi.failure.Pace;
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose a store is, what must hold of it, what its status says.
class StoreDecisionsTest {

  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");

  private static SecretStore store(String spec) {
    return Manifests.read(SecretStore.class, "metadata: {name: s}\nspec: " + spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {provider: {oracle: {}}}                          | true
          {provider: {fake: {}}}                            | true
          {provider: {kubernetes: {}}}                      | true
          {provider: {aws: {}}}                             | false
          {provider: {aws: {}, fake: {}}}                   | true
          {}                                                | true
          {controller: mine, provider: {oracle: {}}}        | true
          {controller: mine, provider: {aws: {}}}           | true
          {controller: default, provider: {oracle: {}}}     | false
          {controller: Mine, provider: {oracle: {}}}        | false
          {controller: '', provider: {aws: {}}}             | false
          """)
  void aStoreOfAnotherClassOrOfAProviderThatWeLackIsNotOurs(String spec, boolean ours) {
    assertThat(StoreOwnership.isOurs(store(spec), "mine")).isEqualTo(ours);
  }

  @ParameterizedTest
  @Conformance("OR-3")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {vault: v, region: r}                         | ''
          {region: r}                                   | vault: vault cannot be empty
          {vault: v}                                    | region: region cannot be empty
          {}                                            | vault: vault cannot be empty; region: region cannot be empty
          {vault: v, region: r, auth: {tenancy: t, secretRef: {privatekey: {name: a, key: b}, fingerprint: {name: a, key: b}}}} | auth.user: user cannot be empty
          {vault: v, region: r, auth: {user: u, secretRef: {privatekey: {name: a, key: b}, fingerprint: {name: a, key: b}}}} | auth.tenancy: tenant cannot be empty
          {vault: v, region: r, auth: {user: u, tenancy: t, secretRef: {privatekey: {key: b}, fingerprint: {name: a}}}} | auth.secretRef.privatekey.name: privateKey.name cannot be empty; auth.secretRef.fingerprint.key: fingerprint.key cannot be empty
          {vault: v, region: r, auth: {user: u, tenancy: t}} | auth.secretRef.privatekey.name: privateKey.name cannot be empty; auth.secretRef.privatekey.key: privateKey.key cannot be empty; auth.secretRef.fingerprint.name: fingerprint.name cannot be empty; auth.secretRef.fingerprint.key: fingerprint.key cannot be empty
          {vault: v, region: r, serviceAccountRef: {}}  | serviceAccountRef.name: name cannot be empty
          {vault: v, region: r, failover: [{region: s, vault: w}, {region: t, vault: x}]} | ''
          {vault: v, region: r, failover: [{region: s}, {vault: x}]} | failover[0].vault: vault cannot be empty; failover[1].region: region cannot be empty
          {vault: v, region: r, failover: [{region: s, vault: w}, {region: r, vault: x}]} | failover[1].region: must be another region than those before it
          {vault: v, region: r, referentIdentity: true} | referentIdentity: there is no serviceAccountRef and no auth whose namespace it could leave open
          """)
  void anOracleStoreIsCheckedInEsosOrderAndWords(String oracle, String problems) {
    var told =
        StoreRules.violations(store("{provider: {oracle: " + oracle + "}}")).stream()
            .map(p -> p.replaceFirst("^spec\\.provider\\.oracle\\.", ""))
            .collect(Collectors.joining("; "));
    assertThat(told).isEqualTo(problems);
  }

  /// ESO parses the settings and ignores them; an empty `why` is a store that has no problem.
  @ParameterizedTest
  @Conformance({"OR-4", "OR-5", "OR-6", "OR-7", "OR-9"})
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                      | 0  PT0S    |
          {maxRetries: 3, retryInterval: 5s}      | 3  PT5S    |
          {retryInterval: 1m30s}                  | 7  PT1M30S |
          {maxRetries: 3}                         | 3  PT1S    |
          {maxRetries: 0, retryInterval: 5s}      | 0  PT5S    |
          {maxRetries: -1, retryInterval: 5s}     | 0  PT5S    |
          {maxRetries: 3, retryInterval: 1ms}     | 3  PT1S    |
          {maxRetries: 3, retryInterval: 0s}      | 3  PT1S    |
          {maxRetries: 3, retryInterval: -5s}     | 3  PT1S    | spec.retrySettings.retryInterval: must not be negative
          """)
  void retrySettingsArePauses(String settings, String pace, String why) {
    var store =
        store("{provider: {oracle: {vault: v, region: r}}, retrySettings: " + settings + "}");
    var parts = pace.split(" +", -1);
    assertThat(RetryPace.of(store))
        .isEqualTo(new Pace(Integer.parseInt(parts[0]), Duration.parse(parts[1])));
    assertThat(StoreRules.violations(store)).isEqualTo(why == null ? List.of() : List.of(why));
  }

  @Test
  void withoutRetrySettingsTheOperatorsOwnBackoffHolds() {
    assertThat(RetryPace.of(store("{provider: {fake: {}}}"))).isEqualTo(Pace.OWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {principalType: UserPrincipal}                               | UserPrincipal without auth acts as the instance principal
          {principalType: UserPrincipal, auth: {user: u}}              |
          {}                                                           |
          {principalType: InstancePrincipal}                           |
          {principalType: Workload, serviceAccountRef: {name: a}}      |
          {principalType: InstancePrincipal, serviceAccountRef: {name: a}} | serviceAccountRef has no effect
          """)
  void whatMayBeMeantOtherwiseIsWarnedOf(String oracle, String warning) {
    var warnings = StoreWarnings.of(store("{provider: {oracle: " + oracle + "}}"));
    if (warning == null) {
      assertThat(warnings).isEmpty();
    } else {
      assertThat(warnings).singleElement().asString().contains(warning);
    }
  }

  @Test
  void aStoreHasOneProvider() {
    assertThat(StoreRules.violations(store("{provider: {fake: {}, aws: {}}}")))
        .singleElement()
        .asString()
        .contains("store error for s", "exactly one backend", "found 2");
  }

  @Test
  void aStatusSaysReadinessInEsosWords() {
    var validated = StoreStatuses.validated(List.of());
    var valid = StoreStatuses.valid(SecretStoreStatus.EMPTY, Capability.ReadWrite, validated, THEN);
    assertThat(valid).isEqualTo(status("True", "Valid", "store validated", THEN));
    assertThat(StoreStatuses.valid(valid, Capability.ReadWrite, validated, NOW)).isEqualTo(valid);
    assertThat(StoreStatuses.unknown(valid, "no answer", NOW))
        .isEqualTo(
            status(
                "True",
                "ValidationUnknown",
                "could not determine validation status: no answer",
                THEN));
    assertThat(StoreStatuses.invalid(valid, "unable to create client: x", NOW))
        .isEqualTo(status("False", "InvalidProviderConfig", "unable to create client: x", NOW));
  }

  @Test
  void anUnknownStoreClaimsNoCapabilities() {
    assertThat(StoreStatuses.unknown(SecretStoreStatus.EMPTY, "x", NOW).capabilities()).isNull();
  }

  private static SecretStoreStatus status(String holds, String why, String text, Instant since) {
    return new SecretStoreStatus(
        Capabilities.READ_WRITE, List.of(new Condition("Ready", holds, why, text, since)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, True, 1, True, false",
    "1, True, 2, True, true",
    "1, False, 1, True, true",
    "1, True, 1, False, true",
    "1, , 1, True, true",
    "1, , 1, False, false"
  })
  void readersAreWokenByAnotherSpecOrReadiness(
      long oldGeneration, String oldReady, long generation, String ready, boolean wakes) {
    assertThat(StoreWakeUp.matters(seen(generation, ready), seen(oldGeneration, oldReady)))
        .isEqualTo(wakes);
  }

  private static SecretStore seen(long generation, String ready) {
    var store = store("{}");
    store.getMetadata().setGeneration(generation);
    if (ready != null) {
      store.setStatus(status(ready, "Why", "because", THEN));
    }
    return store;
  }
}
