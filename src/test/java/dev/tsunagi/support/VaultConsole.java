package dev.tsunagi.support;

import module java.base;

import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.retrier.RetryConfiguration;
import com.oracle.bmc.secrets.SecretsClient;
import com.oracle.bmc.secrets.model.Base64SecretBundleContentDetails;
import com.oracle.bmc.secrets.requests.GetSecretBundleByNameRequest;
import com.oracle.bmc.util.CircuitBreakerUtils;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.vault.model.ChangeSecretCompartmentDetails;
import com.oracle.bmc.vault.model.ScheduleSecretDeletionDetails;
import com.oracle.bmc.vault.model.Secret;
import com.oracle.bmc.vault.model.UpdateSecretDetails;
import com.oracle.bmc.vault.requests.CancelSecretDeletionRequest;
import com.oracle.bmc.vault.requests.ChangeSecretCompartmentRequest;
import com.oracle.bmc.vault.requests.GetSecretRequest;
import com.oracle.bmc.vault.requests.ListSecretVersionsRequest;
import com.oracle.bmc.vault.requests.ListSecretsRequest;
import com.oracle.bmc.vault.requests.ScheduleSecretDeletionRequest;
import com.oracle.bmc.vault.requests.UpdateSecretRequest;
import dev.tsunagi.simulator.oci.OciSimulator;

/// What an administrator does to the secrets of the default vault, through the real SDK.
public final class VaultConsole implements AutoCloseable {

  private final OciSimulator cloud;
  private final VaultsClient client;
  private final SecretsClient contents;

  public VaultConsole(OciSimulator cloud) {
    this.cloud = cloud;
    var key = cloud.userKey("demo");
    var plain =
        ClientConfiguration.builder()
            .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
            .circuitBreakerConfiguration(CircuitBreakerUtils.getNoCircuitBreakerConfiguration())
            .build();
    var user =
        SimpleAuthenticationDetailsProvider.builder()
            .tenantId(key.tenancyId())
            .userId(key.userId())
            .fingerprint(key.fingerprint())
            .privateKeySupplier(() -> new ByteArrayInputStream(bytes(key.privateKeyPem())))
            .build();
    var url = cloud.url().toString();
    client = VaultsClient.builder().configuration(plain).endpoint(url).build(user);
    contents = SecretsClient.builder().configuration(plain).endpoint(url).build(user);
  }

  /// What the secret holds, or empty when it cannot be read.
  public Optional<String> value(String name) {
    try {
      var request =
          GetSecretBundleByNameRequest.builder().vaultId(Rig.VAULT).secretName(name).build();
      var bundle = contents.getSecretBundleByName(request).getSecretBundle();
      var content = (Base64SecretBundleContentDetails) bundle.getSecretBundleContent();
      return Optional.of(
          new String(Base64.getDecoder().decode(content.getContent()), StandardCharsets.UTF_8));
    } catch (BmcException e) {
      if (e.getStatusCode() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// The secret of this name, in whatever state.
  public Optional<Secret> secret(String name) {
    var request =
        ListSecretsRequest.builder()
            .compartmentId(Rig.COMPARTMENT)
            .vaultId(Rig.VAULT)
            .name(name)
            .build();
    return client.listSecrets(request).getItems().stream()
        .findFirst()
        .map(s -> GetSecretRequest.builder().secretId(s.getId()).build())
        .map(get -> client.getSecret(get).getSecret());
  }

  /// Its state, or empty when there never was one.
  public String state(String name) {
    return secret(name).map(s -> s.getLifecycleState().getValue()).orElse("");
  }

  /// How many versions count against the limit.
  public long versions(String secretId) {
    var request = ListSecretVersionsRequest.builder().secretId(secretId).limit(100).build();
    return client.listSecretVersions(request).getItems().stream()
        .filter(version -> version.getTimeOfDeletion() == null)
        .count();
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
    contents.close();
  }
}
