package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.vault.Vaults;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.vault.model.Base64SecretContentDetails;
import com.oracle.bmc.vault.model.CreateSecretDetails;
import com.oracle.bmc.vault.model.ScheduleSecretDeletionDetails;
import com.oracle.bmc.vault.model.UpdateSecretDetails;
import com.oracle.bmc.vault.requests.CancelSecretDeletionRequest;
import com.oracle.bmc.vault.requests.CreateSecretRequest;
import com.oracle.bmc.vault.requests.ScheduleSecretDeletionRequest;
import com.oracle.bmc.vault.requests.UpdateSecretRequest;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.secrets.SecretValue;

/// The writes of vault management. Each but the first is bound to the etag that was seen, so that
/// it never goes over what someone else wrote meanwhile.
record SecretChanges(OciConnection connection, String compartment) {

  /// The token makes OCI take a repeated call for the first one.
  void create(String vault, String encryptionKey, String name, SecretValue value, Marks marks) {
    var details =
        CreateSecretDetails.builder()
            .compartmentId(compartment)
            .vaultId(vault)
            .keyId(encryptionKey)
            .secretName(name)
            .secretContent(content(value))
            .freeformTags(marks.tags())
            .metadata(marks.metadata(null))
            .build();
    var request =
        CreateSecretRequest.builder()
            .createSecretDetails(details)
            .opcRetryToken(Digests.hex(String.join(" ", marks.owner(), vault, name), 30))
            .build();
    run("create secret \"%s\" in vault %s".formatted(name, vault), c -> c.createSecret(request));
  }

  void update(Known secret, SecretValue value, Marks marks) {
    var details = UpdateSecretDetails.builder().secretContent(content(value));
    if (!marks.equals(Marks.of(secret.secret()))) {
      details.metadata(marks.metadata(secret.secret().getMetadata()));
    }
    var request =
        UpdateSecretRequest.builder()
            .secretId(secret.id())
            .ifMatch(secret.etag())
            .updateSecretDetails(details.build())
            .build();
    run("update secret \"%s\"".formatted(secret.name()), c -> c.updateSecret(request));
  }

  /// Without a time, which is OCI's longest: 30 days to think again.
  void scheduleDeletion(Known secret) {
    var request =
        ScheduleSecretDeletionRequest.builder()
            .secretId(secret.id())
            .ifMatch(secret.etag())
            .scheduleSecretDeletionDetails(ScheduleSecretDeletionDetails.builder().build())
            .build();
    run(
        "schedule the deletion of secret \"%s\"".formatted(secret.name()),
        c -> c.scheduleSecretDeletion(request));
  }

  void cancelDeletion(Known secret) {
    var request =
        CancelSecretDeletionRequest.builder().secretId(secret.id()).ifMatch(secret.etag()).build();
    run(
        "cancel the deletion of secret \"%s\"".formatted(secret.name()),
        c -> c.cancelSecretDeletion(request));
  }

  private static Base64SecretContentDetails content(SecretValue value) {
    return Base64SecretContentDetails.builder().content(value.base64()).build();
  }

  private void run(String doing, Consumer<Vaults> call) {
    try {
      call.accept(connection.client(Vaults.class, VaultsClient::builder));
    } catch (BmcException e) {
      throw VaultRefusals.ofWrite(e, doing, connection.identity(), compartment);
    }
  }
}
