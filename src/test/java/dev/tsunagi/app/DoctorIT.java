package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tsunagi doctor` against clusters that are well, and that are not.
class DoctorIT {

  @TempDir static Path directory;
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private record Told(int code, List<String> lines) {}

  private static Told doctor(String kubeconfig) throws IOException {
    var file = Files.writeString(directory.resolve(UUID.randomUUID() + ".yaml"), kubeconfig);
    var line = Commands.of(new Main(), new EnvironmentDefaults(Map.<String, String>of()::get));
    var out = new StringWriter();
    line.setOut(new PrintWriter(out));
    var code =
        line.execute(
            "doctor", "--kubeconfig", file.toString(), "--oci-endpoint", "" + rig.cloud.url());
    return new Told(code, out.toString().lines().toList());
  }

  @Test
  void aClusterThatIsWellIsToldSo() throws IOException {
    var told = doctor(rig.kubeconfig());
    assertThat(told.lines())
        .anyMatch(line -> line.startsWith("good  API server at http"))
        .contains(
            "good  the cluster serves every kind that is needed",
            "good  every right that is needed",
            "good  tokens of service account tsunagi-system/tsunagi",
            "good  tokens become sessions at " + rig.cloud.url())
        .noneMatch(line -> line.startsWith("BAD"));
    assertThat(told.code()).isZero();
  }

  @Test
  void aStoreThatIsNotReadyIsNamedWithItsReason() throws IOException {
    var ns = rig.namespace("ill");
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: ill}
        spec:
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              principalType: Workload
              serviceAccountRef: {name: nobody}
        """
            .formatted(Rig.VAULT));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rig.ready(SecretStore.class, ns, "vault").status().equals("False"));
    var told = doctor(rig.kubeconfig());
    assertThat(told.lines())
        .anyMatch(line -> line.startsWith("BAD   SecretStore ill/vault: InvalidProviderConfig"));
    assertThat(told.code()).isOne();
    rig.client.resources(SecretStore.class).inNamespace(ns).withName("vault").delete();
  }

  @Test
  void aMissingRightIsNamedWithWhoLacksIt() throws IOException {
    rig.namespace("powerless");
    var request = new TokenRequestBuilder().withNewSpec().withExpirationSeconds(3600L).endSpec();
    var token =
        rig.client
            .serviceAccounts()
            .inNamespace("powerless")
            .withName("reader")
            .tokenRequest(request.build())
            .getStatus()
            .getToken();
    var told = doctor(rig.kubeconfig().replaceFirst("token: .*", "token: " + token));
    assertThat(told.lines())
        .contains("BAD   may not list externalsecrets.external-secrets.io")
        .contains("BAD   may not create serviceaccounts/token")
        .contains(
            "      grant it to service account tsunagi-system/tsunagi, as the Helm chart does");
    assertThat(told.code()).isOne();
  }

  @Test
  void aClusterWithoutOurKindsIsToldHowToInstallThem() throws IOException {
    try (var bare = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults())) {
      var told = doctor(bare.kubeconfig());
      assertThat(told.lines())
          .anyMatch(line -> line.startsWith("BAD   the cluster does not serve"))
          .contains("      install the CRDs: tsunagi crds | kubectl apply -f -");
      assertThat(told.code()).isOne();
    }
  }

  @Test
  void aDeadApiServerEndsTheExamination() throws IOException {
    var told = doctor(rig.kubeconfig().replaceFirst("server: .*", "server: http://127.0.0.1:9"));
    assertThat(told.lines()).hasSize(2).first().asString().startsWith("BAD   API server at");
    assertThat(told.lines().getLast()).isEqualTo("      check --kubeconfig and the network");
    assertThat(told.code()).isOne();
  }
}
