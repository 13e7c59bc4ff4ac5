package dev.tsunagi.secrets.provider.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tsunagi.secrets.SecretValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A kubeconfig comes from a user: it must neither run nor read anything of the operator's.
class KubeconfigTest {

  private static SecretValue kubeconfig(String cluster, String user) {
    return SecretValue.of(
        """
        apiVersion: v1
        kind: Config
        current-context: mine
        contexts:
        - {name: other, context: {cluster: none, user: none}}
        - {name: mine, context: {cluster: c, user: u}}
        clusters:
        - {name: c, cluster: {%s}}
        users:
        - {name: u, user: {%s}}
        """
            .formatted(cluster, user));
  }

  @Test
  void aTokenIsTaken() {
    var key = Kubeconfig.parse(kubeconfig("server: 'https://x:6443'", "token: canary"));
    assertThat(key.server()).isEqualTo(new ClusterServer("https://x:6443", "", false));
    assertThat(key.identity()).isEqualTo(new ClusterIdentity.Token(SecretValue.of("canary")));
    assertThat(key.toString()).doesNotContain("canary");
  }

  @Test
  void certificatesAreTaken() {
    var key =
        Kubeconfig.parse(
            kubeconfig(
                "server: x, certificate-authority-data: Q0E=",
                "client-certificate-data: Y2VydA==, client-key-data: a2V5"));
    assertThat(key.server()).isEqualTo(new ClusterServer("https://x", "CA", false));
    assertThat(key.identity())
        .isEqualTo(new ClusterIdentity.Certificate(SecretValue.of("cert"), SecretValue.of("key")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server: x | exec: {apiVersion: client.authentication.k8s.io/v1, command: sh} | exec is not taken from it; give token
          server: x | auth-provider: {name: gcp} | auth-provider is not taken from it
          server: x | tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token | tokenFile is not taken from it
          server: x | client-certificate: /etc/passwd, client-key-data: a2V5 | client-certificate is not taken from it
          server: x | client-certificate-data: Y2VydA==, client-key: /etc/passwd | client-key is not taken from it
          server: x | username: u, password: p | username is not taken from it
          server: x | token: t, as: admin | as is not taken from it
          server: x, certificate-authority: /etc/passwd | token: t | certificate-authority is not taken from it
          server: x, proxy-url: 'http://p' | token: t | proxy-url is not taken from it
          certificate-authority-data: Q0E= | token: t | server is missing
          server: x | client-certificate-data: Y2VydA== | client-key-data is missing
          server: x | as: '' | token, or client-certificate-data is missing
          """)
  void whatItMustNotDoIsRefused(String cluster, String user, String told) {
    assertThatThrownBy(() -> Kubeconfig.parse(kubeconfig(cluster, user)))
        .hasMessageContaining("spec.provider.kubernetes.authRef")
        .hasMessageContaining(told)
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({"canary: [", "[]", "current-context: x", "''"})
  void whatIsNoneIsSaidSo(String text) {
    assertThatThrownBy(() -> Kubeconfig.parse(SecretValue.of(text)))
        .hasMessageContaining("the kubeconfig: ")
        .hasMessageNotContaining("canary")
        .hasNoCause();
  }
}
