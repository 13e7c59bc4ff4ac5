package dev.tsunagi.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.oracle.bmc.secrets.Secrets;
import com.oracle.bmc.secrets.SecretsClient;
import com.oracle.bmc.secrets.requests.GetSecretBundleRequest;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;

class OciConnectionsTest {

  private static final OciSettings SETTINGS =
      new OciSettings(
          Optional.empty(),
          Map.of(),
          URI.create("http://127.0.0.1:9"),
          Optional.empty(),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  private final OciConnections connections =
      new OciConnections(SETTINGS, new Authentication(SETTINGS, new NoTokens(), Clock.systemUTC()));

  @Test
  void anUnknownRegionIsTheUsersToCorrect() {
    var user = new Identity.User("t", "u", "f", SecretValue.of("key"));
    var connection = connections.use("store", new OciConnection.Key(user, "atlantis-1"));
    assertThatThrownBy(() -> connection.client(SecretsClient.class, SecretsClient::builder))
        .hasMessage("unknown OCI region \"atlantis-1\"; use its identifier, e.g. eu-frankfurt-1");
  }

  @Test
  @Conformance({"ST-26", "ST-27"})
  void aConnectionLivesAsLongAsItsLastUser() {
    var here = new OciConnection.Key(new Identity.Instance(), "us-ashburn-1");
    var there = new OciConnection.Key(new Identity.Instance(), "eu-frankfurt-1");
    var first = connections.use("a", here);
    assertThat(connections.use("b", here)).isSameAs(first);
    assertThat(connections.use("a", there)).isNotSameAs(first);
    assertThat(connections.size()).isEqualTo(2);
    connections.release("b");
    assertThat(connections.size()).isEqualTo(1);
    connections.release("b");
    connections.release("a");
    assertThat(connections.size()).isZero();
    assertThat(connections.use("c", here)).isNotSameAs(first);
  }

  @Test
  void whoeverIsNotRetainedLetsGo() {
    var here = new OciConnection.Key(new Identity.Instance(), "us-ashburn-1");
    var there = new OciConnection.Key(new Identity.Instance(), "eu-frankfurt-1");
    connections.use("a/here", here);
    connections.use("a/there", there);
    connections.use("ab/there", there);
    connections.retain("a/", Set.of("a/here"));
    assertThat(connections.size()).isEqualTo(2);
    connections.retain("a", Set.of());
    assertThat(connections.size()).isZero();
  }

  @Test
  void aConnectionThatWasClosedMakesNoClientThatNobodyCloses() {
    var here = new OciConnection.Key(new Identity.Instance(), "us-ashburn-1");
    var connection = connections.use("a", here);
    connections.release("a");
    assertThatThrownBy(() -> connection.client(SecretsClient.class, SecretsClient::builder))
        .hasMessageContaining("trying again");
  }

  @Test
  void aClientOfAConnectionThatWasClosedSaysToTryAgain() {
    var key = Rsa.pem(Rsa.generate().getPrivate());
    var user = new Identity.User("t", "u", "f", SecretValue.of(key));
    var connection = connections.use("a", new OciConnection.Key(user, "us-ashburn-1"));
    var client = connection.client(Secrets.class, SecretsClient::builder);
    connections.release("a");
    var request = GetSecretBundleRequest.builder().secretId("ocid1.vaultsecret.x").build();
    assertThatThrownBy(() -> client.getSecretBundle(request))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("trying again");
  }

  private static final class NoTokens implements ServiceAccountTokens {
    @Override
    public String mint(String namespace, String serviceAccount, List<String> audiences) {
      throw new AssertionError("nobody needs a token here");
    }

    @Override
    public String own() {
      throw new AssertionError("nobody needs a token here");
    }
  }
}
