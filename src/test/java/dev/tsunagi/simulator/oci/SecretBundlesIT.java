package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.secrets.SecretsClient;
import com.oracle.bmc.secrets.model.Base64SecretBundleContentDetails;
import com.oracle.bmc.secrets.model.SecretBundle;
import com.oracle.bmc.secrets.model.SecretBundleVersionSummary;
import com.oracle.bmc.secrets.requests.GetSecretBundleByNameRequest;
import com.oracle.bmc.secrets.requests.GetSecretBundleRequest;
import com.oracle.bmc.secrets.requests.ListSecretBundleVersionsRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading secrets of the default seed with the Java SDK.
class SecretBundlesIT {

  private static final String ROTATED = "ocid1.vaultsecret.oc1.iad.rotatedpassword";

  private static OciSimulator simulator;
  private static SecretsClient secrets;

  @BeforeAll
  static void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults());
    secrets = Clients.of(simulator, "demo").secrets();
  }

  @AfterAll
  static void stop() {
    secrets.close();
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "api-token, t0ken-from-the-vault",
    "database, '{\"username\":\"app\",\"password\":\"c0rrect-horse\",\"port\":3306}'",
    "rotated-password, third-password"
  })
  void readsTheCurrentContentByName(String name, String content) {
    var request =
        GetSecretBundleByNameRequest.builder().vaultId(Clients.VAULT).secretName(name).build();

    assertThat(text(secrets.getSecretBundleByName(request).getSecretBundle())).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource({
    "CURRENT, third-password, 3",
    "PENDING, fourth-password, 4",
    "LATEST, fourth-password, 4",
    "PREVIOUS, second-password, 2",
    "DEPRECATED, first-password, 1"
  })
  void readsByStage(String stage, String content, long number) {
    var request =
        GetSecretBundleRequest.builder()
            .secretId(ROTATED)
            .stage(GetSecretBundleRequest.Stage.create(stage))
            .build();

    var response = secrets.getSecretBundle(request);

    assertThat(text(response.getSecretBundle())).isEqualTo(content);
    assertThat(response.getSecretBundle().getVersionNumber()).isEqualTo(number);
    assertThat(response.getEtag()).isNotBlank();
    assertThat(response.getOpcRequestId()).contains("/");
  }

  @Test
  void readsByNumberAndByVersionName() {
    var first = GetSecretBundleRequest.builder().secretId(ROTATED).versionNumber(1L).build();
    var summer =
        GetSecretBundleRequest.builder().secretId(ROTATED).secretVersionName("summer").build();

    assertThat(text(secrets.getSecretBundle(first).getSecretBundle())).isEqualTo("first-password");
    assertThat(text(secrets.getSecretBundle(summer).getSecretBundle()))
        .isEqualTo("second-password");
  }

  @ParameterizedTest
  @CsvSource({"5,", ",spring2"})
  void answers404ForVersionsThatAreNotThere(Long number, String name) {
    var request =
        GetSecretBundleRequest.builder()
            .secretId(ROTATED)
            .versionNumber(number)
            .secretVersionName(name)
            .build();

    assertThatThrownBy(() -> secrets.getSecretBundle(request))
        .isInstanceOfSatisfying(
            BmcException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(404);
              assertThat(e.getServiceCode()).isEqualTo("NotAuthorizedOrNotFound");
            });
  }

  @Test
  void listsVersionsNewestFirst() {
    var request = ListSecretBundleVersionsRequest.builder().secretId(ROTATED).build();

    assertThat(secrets.listSecretBundleVersions(request).getItems())
        .extracting(SecretBundleVersionSummary::getVersionNumber)
        .containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void readsWhatWasPutAtTheConsole() {
    var id = simulator.putSecret("demo-vault", "console", "one".getBytes(StandardCharsets.UTF_8));
    simulator.putSecret(Clients.VAULT, "console", "two".getBytes(StandardCharsets.UTF_8));

    var request = GetSecretBundleRequest.builder().secretId(id).build();
    var bundle = secrets.getSecretBundle(request).getSecretBundle();

    assertThat(text(bundle)).isEqualTo("two");
    assertThat(bundle.getVersionNumber()).isEqualTo(2);
  }

  static String text(SecretBundle bundle) {
    var content = (Base64SecretBundleContentDetails) bundle.getSecretBundleContent();
    return new String(Base64.getDecoder().decode(content.getContent()), StandardCharsets.UTF_8);
  }
}
