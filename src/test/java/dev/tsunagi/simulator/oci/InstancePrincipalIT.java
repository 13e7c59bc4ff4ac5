package dev.tsunagi.simulator.oci;

import static dev.tsunagi.simulator.oci.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.oracle.bmc.auth.InstancePrincipalsAuthenticationDetailsProvider;
import com.oracle.bmc.keymanagement.requests.ListVaultsRequest;
import com.oracle.bmc.secrets.requests.GetSecretBundleByNameRequest;
import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.Json;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An instance that learns what it is from the metadata service and gets tokens for that.
class InstancePrincipalIT {

  private static final String TENANCY = "ocid1.tenancy.oc1..demo";

  private static OciSimulator simulator;
  private static Http http;

  @BeforeAll
  static void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults());
    http = new Http(simulator.url());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void theJavaSdkReadsASecretAndRecoversFromExpiredTokens() {
    simulator.journal().clear();
    var provider =
        InstancePrincipalsAuthenticationDetailsProvider.builder()
            .metadataBaseUrl(simulator.url() + "/opc/v2/")
            .federationEndpoint(simulator.url().toString())
            .build();
    var clients = new Clients(simulator.url(), provider);
    var request =
        GetSecretBundleByNameRequest.builder()
            .vaultId(Clients.VAULT)
            .secretName("api-token")
            .build();
    try (var secrets = clients.secrets();
        var kms = clients.kms()) {
      var bundle = secrets.getSecretBundleByName(request).getSecretBundle();
      assertThat(SecretBundlesIT.text(bundle)).isEqualTo("t0ken-from-the-vault");
      assertThat(simulator.journal().entries().getLast().principal())
          .isEqualTo("ocid1.instance.oc1.iad.demo");

      simulator.expireTokens();
      secrets.getSecretBundleByName(request);
      assertThat(simulator.journal().count("CreateFederatedToken")).isEqualTo(2);

      var elsewhere = ListVaultsRequest.builder().compartmentId(TENANCY).build();
      assertError(404, "NotAuthorizedOrNotFound", () -> kms.listVaults(elsewhere));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/opc/v2/instance/region, us-ashburn-1",
    "/opc/v2/instance/regionInfo, '\"regionKey\":\"IAD\"'",
    "/opc/v2/instance/, ocid1.compartment.oc1..demo",
    "/opc/v2/identity/cert.pem, BEGIN CERTIFICATE",
    "/opc/v2/identity/intermediate.pem, BEGIN CERTIFICATE",
    "/opc/v2/identity/key.pem, BEGIN PRIVATE KEY"
  })
  void metadataIsForThoseWhoAskProperly(String path, String part) {
    assertThat(http.get(path, "authorization", "Bearer Oracle").body()).contains(part);
    assertThat(http.get(path).statusCode()).isEqualTo(401);
  }

  @Test
  void aCertificateOfAnotherAuthorityGetsNoToken() throws Exception {
    var keys = Rsa.generate();
    var units = List.of("opc-instance:ocid1.instance.oc1.iad.demo", "opc-tenant:" + TENANCY);
    var forged = new Authority(Clock.systemUTC()).client(keys.getPublic(), units, "forged");
    var fingerprint = Rsa.fingerprint("SHA-256", forged.getEncoded());
    var signer =
        new Signer(simulator.url(), TENANCY + "/fed-x509-sha256/" + fingerprint, keys.getPrivate());
    var body = body(forged, keys.getPublic());

    assertThat(signer.send("POST", "/v1/x509", body, body).statusCode()).isEqualTo(401);
  }

  private static String body(X509Certificate certificate, PublicKey key) throws Exception {
    var base64 = Base64.getEncoder();
    return Json.object()
        .put("certificate", base64.encodeToString(certificate.getEncoded()))
        .put("publicKey", base64.encodeToString(key.getEncoded()))
        .toString();
  }
}
