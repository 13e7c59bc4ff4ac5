package dev.tsunagi.support;

import module java.base;

import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.retrier.RetryConfiguration;
import com.oracle.bmc.util.CircuitBreakerUtils;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.vault.model.ChangeSecretCompartmentDetails;
import com.oracle.bmc.vault.model.ScheduleSecretDeletionDetails;
import com.oracle.bmc.vault.model.UpdateSecretDetails;
import com.oracle.bmc.vault.requests.CancelSecretDeletionRequest;
import com.oracle.bmc.vault.requests.ChangeSecretCompartmentRequest;
import com.oracle.bmc.vault.requests.ScheduleSecretDeletionRequest;
import com.oracle.bmc.vault.requests.UpdateSecretRequest;
import dev.tsunagi.simulator.oci.OciSimulator;

/// What an administrator does to the secrets of the default vault, through the real SDK.
public final class VaultConsole implements AutoCloseable {

  private final OciSimulator cloud;
  private final VaultsClient client;

  public VaultConsole(OciSimulator cloud) {
    this.cloud = cloud;
    var key = cloud.userKey("demo");
    client =
        VaultsClient.builder()
            .configuration(
                ClientConfiguration.builder()
                    .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                    .circuitBreakerConfiguration(
                        CircuitBreakerUtils.getNoCircuitBreakerConfiguration())
                    .build())
            .endpoint(cloud.url().toString())
            .build(
                SimpleAuthenticationDetailsProvider.builder()
                    .tenantId(key.tenancyId())
                    .userId(key.userId())
                    .fingerprint(key.fingerprint())
                    .privateKeySupplier(() -> new ByteArrayInputStream(bytes(key.privateKeyPem())))
                    .build());
  }

  /// Makes a secret, or a new version of it. Returns its OCID.
  public String put(String name, String value) {
    return cloud.putSecret(Rig.VAULT, name, bytes(value));
  }

  public void tag(String secretId, Map<String, String> tags) {
    client.updateSecret(
        UpdateSecretRequest.builder()
            .secretId(secretId)
            .updateSecretDetails(UpdateSecretDetails.builder().freeformTags(tags).build())
            .build());
  }

  public void scheduleDeletion(String secretId) {
    client.scheduleSecretDeletion(
        ScheduleSecretDeletionRequest.builder()
            .secretId(secretId)
            .scheduleSecretDeletionDetails(ScheduleSecretDeletionDetails.builder().build())
            .build());
  }

  public void cancelDeletion(String secretId) {
    client.cancelSecretDeletion(CancelSecretDeletionRequest.builder().secretId(secretId).build());
  }

  public void move(String secretId, String compartment) {
    client.changeSecretCompartment(
        ChangeSecretCompartmentRequest.builder()
            .secretId(secretId)
            .changeSecretCompartmentDetails(
                ChangeSecretCompartmentDetails.builder().compartmentId(compartment).build())
            .build());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
