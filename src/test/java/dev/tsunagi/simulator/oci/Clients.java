package dev.tsunagi.simulator.oci;

import module java.base;

import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.Region;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.circuitbreaker.CircuitBreakerConfiguration;
import com.oracle.bmc.identity.IdentityClient;
import com.oracle.bmc.keymanagement.KmsManagementClient;
import com.oracle.bmc.keymanagement.KmsVaultClient;
import com.oracle.bmc.retrier.RetryConfiguration;
import com.oracle.bmc.secrets.SecretsClient;
import com.oracle.bmc.streaming.StreamClient;
import com.oracle.bmc.util.CircuitBreakerUtils;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.workrequests.WorkRequestClient;

/// The real SDK's clients at a simulator, without retries and breakers.
record Clients(URI url, BasicAuthenticationDetailsProvider provider) {

  static final String COMPARTMENT = "ocid1.compartment.oc1..demo";
  static final String VAULT = "ocid1.vault.oc1.iad.demo.abuwcljrexample";
  static final String KEY = "ocid1.key.oc1.iad.demo.abuwcljrexample";

  private static final CircuitBreakerConfiguration NO_BREAKER =
      CircuitBreakerUtils.getNoCircuitBreakerConfiguration();

  static Clients of(OciSimulator simulator, String user) {
    return new Clients(simulator.url(), provider(simulator.userKey(user)));
  }

  static SimpleAuthenticationDetailsProvider provider(UserKey key) {
    return SimpleAuthenticationDetailsProvider.builder()
        .region(Region.US_ASHBURN_1)
        .tenantId(key.tenancyId())
        .userId(key.userId())
        .fingerprint(key.fingerprint())
        .privateKeySupplier(
            () -> new ByteArrayInputStream(key.privateKeyPem().getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  static ClientConfiguration configuration() {
    return ClientConfiguration.builder()
        .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
        .circuitBreakerConfiguration(NO_BREAKER)
        .connectionTimeoutMillis(5_000)
        .readTimeoutMillis(10_000)
        .build();
  }

  StreamClient messages() {
    return StreamClient.builder()
        .configuration(configuration())
        .endpoint(url.toString())
        .build(provider);
  }

  VaultsClient vaults() {
    return VaultsClient.builder()
        .configuration(configuration())
        .endpoint(url.toString())
        .build(provider);
  }

  SecretsClient secrets() {
    return SecretsClient.builder()
        .configuration(configuration())
        .endpoint(url.toString())
        .build(provider);
  }

  KmsVaultClient kms() {
    return KmsVaultClient.builder()
        .configuration(configuration())
        .endpoint(url.toString())
        .build(provider);
  }

  KmsManagementClient keys(String managementEndpoint) {
    return KmsManagementClient.builder()
        .configuration(configuration())
        .endpoint(managementEndpoint)
        .build(provider);
  }

  IdentityClient identity() {
    return IdentityClient.builder()
        .configuration(configuration())
        .endpoint(url.toString())
        .build(provider);
  }

  WorkRequestClient workRequests() {
    return WorkRequestClient.builder()
        .configuration(configuration())
        .endpoint(url.toString())
        .build(provider);
  }
}
