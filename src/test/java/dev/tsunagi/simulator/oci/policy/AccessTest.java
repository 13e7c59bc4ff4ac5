package dev.tsunagi.simulator.oci.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

  private static final Instant NOW = Instant.EPOCH;
  private static final Principal ANN =
      new Principal("ocid1.user.ann", "root", Set.of("user:ann", "user:ocid1.user.ann"), false);

  private final Compartments compartments = new Compartments("root", "root", NOW);

  AccessTest() {
    compartments.add(new Compartments.Compartment("a", "root", "a", NOW));
    compartments.add(new Compartments.Compartment("a1", "a", "a1", NOW));
    compartments.add(new Compartments.Compartment("b", "root", "b", NOW));
  }

  /// Each row: who a statement is for, what it allows, where; then what Ann wants where, and
  /// whether she may.
  @ParameterizedTest
  @CsvSource({
    "user:ann,  READ,   secret-bundles, a, READ,    secret-bundles, a,  true",
    "user:*,    READ,   secret-bundles, a, READ,    secret-bundles, a,  true",
    "any-user,  READ,   secret-bundles, a, READ,    secret-bundles, a,  true",
    "user:ocid1.user.ann, READ, secret-bundles, a, READ, secret-bundles, a, true",
    "user:bob,  READ,   secret-bundles, a, READ,    secret-bundles, a,  false",
    "workload:ann, READ, secret-bundles, a, READ,   secret-bundles, a,  false",
    "user:ann,  READ,   secret-bundles, a, INSPECT, secret-bundles, a,  true",
    "user:ann,  INSPECT, secret-bundles, a, READ,   secret-bundles, a,  false",
    "user:ann,  MANAGE, secret-bundles, a, USE,     secret-bundles, a,  true",
    "user:ann,  USE,    secret-bundles, a, MANAGE,  secret-bundles, a,  false",
    "user:ann,  READ,   secret-bundles, a, READ,    secrets,        a,  false",
    "user:ann,  READ,   secret-family,  a, READ,    secrets,        a,  true",
    "user:ann,  READ,   secret-family,  a, READ,    secret-bundles, a,  true",
    "user:ann,  READ,   secret-family,  a, READ,    vaults,         a,  false",
    "user:ann,  READ,   secret*,        a, READ,    secret-versions, a, true",
    "user:ann,  READ,   all-resources,  a, READ,    vaults,         a,  true",
    "user:ann,  READ,   secrets,        a, READ,    secrets,        a1, true",
    "user:ann,  READ,   secrets,        a, READ,    secrets,        b,  false",
    "user:ann,  READ,   secrets,        a1, READ,   secrets,        a,  false",
    "user:ann,  READ,   secrets,     root, READ,    secrets,        b,  true",
    "user:ann,  READ,   secrets,       *, READ,     secrets,        b,  true",
    "user:ann,  READ,   secrets,       *, READ,     secrets,        gone, false"
  })
  void statementsAllow(
      String who,
      Verb verb,
      String type,
      String in,
      Verb wanted,
      String of,
      String at,
      boolean may) {
    var access = access(new Statement(List.of(who), verb, type, in, Map.of()));

    assertThat(access.allows(ANN, wanted, Target.of(of, at))).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({
    "demo-vault, app-*,  true",
    "vault-id,   *,      true",
    "other,      app-*,  false",
    "demo-vault, db-*,   false"
  })
  void conditionsNarrow(String vault, String secret, boolean may) {
    var where = Map.of("vault", vault, "secret", secret);
    var access = access(new Statement(List.of("user:ann"), Verb.READ, "secrets", "a", where));
    var target =
        Target.of("secrets", "a").with("vault", "vault-id", "demo-vault").with("secret", "app-db");

    assertThat(access.allows(ANN, Verb.READ, target)).isEqualTo(may);
  }

  @Test
  void aConditionFailsOnATargetWithoutThatName() {
    var access =
        access(new Statement(List.of("*"), Verb.READ, "secrets", "a", Map.of("secret", "*")));

    assertThat(access.allows(ANN, Verb.READ, Target.of("secrets", "a"))).isFalse();
  }

  @Test
  void whatIsNotAllowedLooksLikeWhatIsNotThere() {
    var access = access();

    for (var at : List.of("a", "gone")) {
      assertThatThrownBy(() -> access.require(ANN, Verb.READ, Target.of("secrets", at)))
          .isInstanceOfSatisfying(
              OciError.class, e -> assertThat(e.code()).isEqualTo("NotAuthorizedOrNotFound"));
    }
  }

  @Test
  void anAdministratorNeedsNoPolicy() {
    var administrator = Principal.administrator("root");

    assertThat(access().allows(administrator, Verb.MANAGE, Target.of("keys", "a"))).isTrue();
  }

  private Access access(Statement... statements) {
    return new Access(compartments, List.of(statements));
  }
}
