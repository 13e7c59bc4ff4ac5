package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Rsa;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each operation needs a policy for.
class PermissionsIT {

  private static final KeyPair KEYS = Rsa.generate();
  private static final String CREATE =
      "{\"compartmentId\":\"c\",\"vaultId\":\"v\",\"keyId\":\"k\",\"secretName\":\"n\","
          + "\"secretContent\":{\"contentType\":\"BASE64\",\"content\":\"eA==\"}}";

  private static OciSimulator simulator;

  /// One user for each policy.
  private static final List<String> POLICIES =
      List.of(
          "inspect secrets",
          "read secrets",
          "use secrets",
          "manage secrets",
          "inspect secret-versions",
          "read secret-versions",
          "manage secret-versions",
          "inspect secret-bundles",
          "read secret-bundles",
          "inspect vaults",
          "read vaults",
          "read keys",
          "inspect compartments");

  @BeforeAll
  static void start() {
    var seed =
        new StringBuilder(
            """
            compartments: [{id: c, name: c}]
            vaults:
              - id: v
                name: v
                compartment: c
                keys: [{id: k, name: k}]
                secrets: [{name: s1, id: s1, versions: [{text: a}, {text: b}, {text: c}]}]
            users:
            """);
    POLICIES.forEach(policy -> seed.append("  - {id: u, name: '%s'}\n".formatted(policy)));
    seed.append("policies:\n");
    POLICIES.forEach(
        policy ->
            seed.append(
                "  - {principals: ['user:%s'], allow: %s, in: c}\n".formatted(policy, policy)));
    simulator =
        OciSimulator.start(OciSimulator.Settings.defaults().withSeed(Seed.parse(seed.toString())));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /20180608/secrets?compartmentId=c | inspect secrets | -",
        "GET  | /20180608/secrets?compartmentId=c&vaultId=v | inspect secrets | read vaults",
        "GET  | /20180608/secrets/s1 | read secrets | inspect secrets",
        "PUT  | /20180608/secrets/s1 | use secrets | read secrets",
        "POST | /20180608/secrets/s1/actions/scheduleDeletion | manage secrets | use secrets",
        "GET  | /20180608/secrets/s1/versions | inspect secret-versions | manage secrets",
        "GET  | /20180608/secrets/s1/version/1 | read secret-versions | inspect secret-versions",
        "POST | /20180608/secrets/s1/version/1/actions/scheduleDeletion | manage secret-versions |"
            + " read secret-versions",
        "GET  | /20190301/secretbundles/s1 | read secret-bundles | inspect secret-bundles",
        "GET  | /20190301/secretbundles/s1 | read secret-bundles | manage secrets",
        "POST | /20190301/secretbundles/actions/getByName?vaultId=v&secretName=s1 |"
            + " read secret-bundles | read secrets",
        "GET  | /20190301/secretbundles/s1/versions | inspect secret-bundles | manage secrets",
        "GET  | /20180608/vaults/v | read vaults | inspect vaults",
        "GET  | /20180608/vaults?compartmentId=c | inspect vaults | manage secrets",
        "GET  | /20180608/keys/k | read keys | read vaults",
        "GET  | /20160918/compartments/c | inspect compartments | manage secrets"
      })
  void anOperationNeedsItsPermission(String method, String target, String enough, String less) {
    try (var fresh = fresh()) {
      assertThat(call(fresh, enough, method, target, "{}")).as(enough).isBetween(200, 204);
    }
    if (!less.equals("-")) {
      assertThat(call(simulator, less, method, target, "{}")).as(less).isEqualTo(404);
    }
  }

  /// A write must not disturb the next row.
  private static OciSimulator fresh() {
    return OciSimulator.start(OciSimulator.Settings.defaults().withSeed(simulator.seed()));
  }

  @ParameterizedTest
  @CsvSource({"manage secrets, 400", "use secrets, 404"})
  void creatingNeedsTheVaultAndKeyAsWell(String policy, int status) {
    assertThat(call(simulator, policy, "POST", "/20180608/secrets", CREATE)).isEqualTo(status);
  }

  private static int call(OciSimulator at, String user, String method, String target, String body) {
    var token = at.sessionToken(user, KEYS.getPublic());
    var sent = method.equals("GET") ? "" : body;
    return new Signer(at.url(), "ST$" + token, KEYS.getPrivate())
        .send(method, target, sent, sent)
        .statusCode();
  }
}
