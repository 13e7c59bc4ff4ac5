package dev.tsunagi.simulator.oci;

import module java.base;

import com.oracle.bmc.auth.okeworkloadidentity.OkeWorkloadIdentityAuthenticationDetailsProvider;
import com.oracle.bmc.secrets.requests.GetSecretBundleByNameRequest;

/// What a pod does with workload identity. The SDK takes the address of the cluster from the
/// environment, so this is a process of its own.
final class OkePod {

  private OkePod() {}

  /// Prints the contents of a secret, read twice with an expiry of all tokens between: `args` are
  /// the endpoint, the service account token and the name of the secret.
  public static void main(String... args) throws Exception {
    var provider =
        OkeWorkloadIdentityAuthenticationDetailsProvider.builder()
            .token(args[1])
            .federationEndpoint(args[0])
            .build();
    var request =
        GetSecretBundleByNameRequest.builder().vaultId(Clients.VAULT).secretName(args[2]).build();
    var url = URI.create(args[0]);
    try (var secrets = new Clients(url, provider).secrets()) {
      System.out.println(
          SecretBundlesIT.text(secrets.getSecretBundleByName(request).getSecretBundle()));
      new Http(url).send("POST", "/simulator/tokens/expire", "");
      System.out.println(
          SecretBundlesIT.text(secrets.getSecretBundleByName(request).getSecretBundle()));
    }
  }
}
