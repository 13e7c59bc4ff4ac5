package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Seeds;
import dev.tsunagi.support.VaultConsole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a vault answers, a Secret is deleted or emptied only when what it was made of is
/// positively seen as deleted.
class DoubtfulAnswersIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Map<String, String> WAYS =
      Map.of(
          "key", "data: [{secretKey: a, remoteRef: {key: doubt-a}}]",
          "extract", "dataFrom: [{extract: {key: doubt-json}}]",
          "find", "dataFrom: [{find: {name: {regexp: ^doubt-a$}}}]");

  private static Rig rig;
  private static VaultConsole console;

  @BeforeAll
  static void start() {
    rig = Rig.start(Seeds.with(Map.of("doubt-a", "1", "doubt-json", "{\"a\": \"1\"}")));
    console = new VaultConsole(rig.cloud);
  }

  @AfterAll
  static void stop() {
    console.close();
    rig.close();
  }

  @ParameterizedTest
  @Conformance("ADV-24")
  @CsvSource({
    "*, 404",
    "*, 403",
    "*, 401",
    "*, 500",
    "*, drop",
    "GetSecretBundleByName, 404",
    "GetSecretBundleByName, drop",
    "ListSecrets, 404",
    "ListSecrets, 403",
    "ListSecrets, 500",
    "ListSecrets, half",
  })
  void noDoubtfulAnswerTakesASecret(String operation, String answer) {
    var ns =
        rig.namespace(
            "doubt-" + operation.replace("*", "all").toLowerCase(Locale.ROOT) + "-" + answer);
    store(ns);
    var names = new TreeSet<String>();
    for (var policy : List.of("Delete", "Merge")) {
      WAYS.forEach(
          (way, from) -> {
            var name = way + "-" + policy.toLowerCase(Locale.ROOT);
            names.add(name);
            externalSecret(ns, name, policy, from);
          });
    }
    names.forEach(
        name ->
            await()
                .atMost(SOON)
                .until(
                    () ->
                        rig.value(ns, name, "a").isPresent()
                            || rig.value(ns, name, "doubt-a").isPresent()));
    var before = data(ns, names);
    doubt(operation, answer);
    try {
      // Whoever met the doubt has looked, and says so.
      for (var name : names) {
        if (hit(operation, name)) {
          await()
              .atMost(SOON)
              .untilAsserted(
                  () ->
                      assertThat(rig.ready(ExternalSecret.class, ns, name).status())
                          .as(name)
                          .isEqualTo("False"));
        }
      }
      assertThat(data(ns, names)).isEqualTo(before);
    } finally {
      rig.cloud.faults().clear();
    }
    rig.client.namespaces().withName(ns).delete();
  }

  private static boolean hit(String operation, String name) {
    return operation.equals("*")
        || operation.equals("ListSecrets") == name.startsWith("find")
        || operation.equals("GetSecretBundleByName");
  }

  private static void doubt(String operation, String answer) {
    var faults = rig.cloud.faults();
    switch (answer) {
      case "drop" -> faults.drop(operation, Faults.ALWAYS);
      case "half" -> faults.loseAnswer(operation, Faults.ALWAYS);
      default -> faults.fail(operation, Integer.parseInt(answer), Faults.ALWAYS);
    }
  }

  private static Map<String, Map<String, String>> data(String namespace, Set<String> names) {
    return names.stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name ->
                    rig.client.secrets().inNamespace(namespace).withName(name).get().getData()));
  }

  private static void store(String namespace) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: %s}
        spec:
          provider:
            oracle: {vault: %s, compartment: %s, region: us-ashburn-1, principalType: Workload}
        """
            .formatted(namespace, Rig.VAULT, Rig.COMPARTMENT));
  }

  private static void externalSecret(String namespace, String name, String policy, String from) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: vault}
          target: {deletionPolicy: %s}
          %s
        """
            .formatted(name, namespace, policy, from));
  }
}
