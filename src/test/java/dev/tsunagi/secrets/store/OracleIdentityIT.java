package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ESO's table of `principalType`, `auth` and `serviceAccountRef`. `home` and `away` are
/// namespaces with a Secret `creds` each, whose values name the namespace; the store is used from
/// `away`.
class OracleIdentityIT {

  private static KubernetesSimulator server;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    server = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();
    for (var namespace : List.of("home", "away")) {
      client
          .resource("apiVersion: v1\nkind: Namespace\nmetadata: {name: " + namespace + "}")
          .create();
      client
          .resource(
              """
              apiVersion: v1
              kind: Secret
              metadata: {name: creds, namespace: %1$s}
              stringData: {key: key of %1$s, print: "%1$s-print\\n"}
              """
                  .formatted(namespace))
          .create();
    }
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static final String USER =
      """
      auth: {tenancy: t, user: u, secretRef: {
        privatekey: {name: creds, key: key, namespace: NS},
        fingerprint: {name: creds, key: print, namespace: NS}}}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SecretStore        | principalType: Workload                                                | the operator's service account
          ClusterSecretStore | principalType: Workload                                                | the operator's service account
          SecretStore        | principalType: Workload, USER@                                         | the operator's service account
          SecretStore        | principalType: Workload, serviceAccountRef: {name: sa}                 | service account home/sa
          SecretStore        | principalType: Workload, serviceAccountRef: {name: sa, namespace: home} | service account home/sa
          SecretStore        | principalType: Workload, serviceAccountRef: {name: sa, namespace: away} | !spec.provider.oracle.serviceAccountRef.namespace must be empty or "home"
          ClusterSecretStore | principalType: Workload, serviceAccountRef: {name: sa, namespace: away} | service account away/sa
          ClusterSecretStore | principalType: Workload, serviceAccountRef: {name: sa}                 | !spec.provider.oracle.serviceAccountRef.namespace is missing
          ClusterSecretStore | principalType: Workload, referentIdentity: true, serviceAccountRef: {name: sa} | service account away/sa
          ClusterSecretStore | principalType: Workload, referentIdentity: true, serviceAccountRef: {name: sa, namespace: home} | service account home/sa
          SecretStore        | principalType: Workload, referentIdentity: true, serviceAccountRef: {name: sa} | service account home/sa
          ClusterSecretStore | referentIdentity: true, USER@                                          | user u with away-print
          SecretStore        | referentIdentity: true, USER@                                          | user u with home-print
          SecretStore        | principalType: InstancePrincipal                                       | the instance principal of the operator's node
          SecretStore        | principalType: InstancePrincipal, USER@away                            | the instance principal of the operator's node
          SecretStore        | principalType: UserPrincipal                                           | the instance principal of the operator's node
          SecretStore        | principalType: ''                                                      | the instance principal of the operator's node
          SecretStore        | serviceAccountRef: {name: sa}                                          | the instance principal of the operator's node
          SecretStore        | principalType: UserPrincipal, USER@                                    | user u with home-print
          SecretStore        | USER@                                                                  | user u with home-print
          SecretStore        | USER@home                                                              | user u with home-print
          SecretStore        | USER@away                                                              | !spec.provider.oracle.auth.secretRef.privatekey.namespace must be empty or "home"
          ClusterSecretStore | USER@away                                                              | user u with away-print
          ClusterSecretStore | USER@                                                                  | !spec.provider.oracle.auth.secretRef.privatekey.namespace is missing
          """)
  @Conformance({"UT-selectors", "UT-secret-refs"})
  void isWhoEsoWouldBe(String kind, String oracle, String expected) {
    var at = Pattern.compile("USER@(\\w*)").matcher(oracle);
    var spec = at.replaceAll(m -> USER.replace("NS", "'" + m.group(1) + "'"));
    if (expected.startsWith("!")) {
      assertThatThrownBy(() -> identity(kind, spec))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining(expected.substring(1));
    } else {
      assertThat(words(identity(kind, spec))).isEqualTo(expected);
    }
  }

  private static String words(Identity identity) {
    return identity instanceof Identity.User user
        ? user.describe() + " with " + user.fingerprint()
        : identity.describe();
  }

  @Test
  void aFingerprintElsewhereIsRefusedEvenIfTheKeyIsAtHome() {
    assertThatThrownBy(
            () ->
                identity("SecretStore", USER.replaceFirst("NS", "home").replaceFirst("NS", "away")))
        .hasMessageContaining("fingerprint.namespace must be empty or \"home\"");
  }

  @Test
  @Conformance({"OR-8", "UT-secret-refs"})
  void whatIsMissingIsNamedByTheFieldThatAsksForIt() {
    assertThatThrownBy(
            () ->
                identity("SecretStore", USER.replace("NS", "").replace("name: creds", "name: no")))
        .hasMessage(
            "spec.provider.oracle.auth.secretRef.privatekey: Secret \"no\" not found in namespace"
                + " \"home\"");
    assertThatThrownBy(
            () -> identity("SecretStore", USER.replace("NS", "").replace("key: print", "key: no")))
        .hasMessage(
            "spec.provider.oracle.auth.secretRef.fingerprint: Secret \"creds\" has no key \"no\"");
  }

  @Test
  void identitiesAreEqualOnlyIfTheyAreTheSame() {
    var user = identity("SecretStore", USER.replace("NS", ""));
    assertThat(identity("SecretStore", USER.replace("NS", "home"))).isEqualTo(user);
    assertThat(identity("ClusterSecretStore", USER.replace("NS", "away"))).isNotEqualTo(user);
    assertThat(user.toString()).doesNotContain("key of home");
    assertThat(new Identity.Workload("a", "sa", List.of("x")))
        .isNotEqualTo(new Identity.Workload("a", "sa", List.of()))
        .isNotEqualTo(new Identity.Workload("b", "sa", List.of("x")));
  }

  private static Identity identity(String kind, String oracle) {
    Class<? extends Store> type =
        kind.equals("SecretStore") ? SecretStore.class : ClusterSecretStore.class;
    var store =
        Manifests.read(
            type,
            """
            metadata: {name: s, namespace: home}
            spec: {provider: {oracle: {vault: v, region: r, %s}}}
            """
                .formatted(oracle.replace("\n", "\n  ")));
    return new OracleIdentity(new SecretKeys(client))
        .of(store, Objects.requireNonNull(store.getSpec().provider().oracle()), "away");
  }
}
