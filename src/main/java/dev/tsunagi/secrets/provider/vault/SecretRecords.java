package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.vault.Vaults;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.vault.model.Secret;
import com.oracle.bmc.vault.model.SecretSummary;
import com.oracle.bmc.vault.model.SecretSummary.LifecycleState;
import com.oracle.bmc.vault.requests.GetSecretRequest;
import com.oracle.bmc.vault.requests.ListSecretsRequest;
import com.oracle.bmc.vault.responses.ListSecretsResponse;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciFailures;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.oci.PolicyStatement;

/// What vault management knows about secrets: state and tags, but no contents.
///
/// @param compartment serves messages, and may be empty
record SecretRecords(OciConnection connection, String compartment) {

  Secret get(String id, String name) {
    return known(id, name).secret();
  }

  /// `name` serves messages.
  Known known(String id, String name) {
    try {
      var answer = client().getSecret(GetSecretRequest.builder().secretId(id).build());
      return new Known(answer.getSecret(), answer.getEtag());
    } catch (BmcException e) {
      throw explained(e, id, name);
    }
  }

  /// The secret of this name, one that is there before one that was deleted. Empty is a positive
  /// "there is none in the compartment".
  Optional<SecretSummary> named(String vault, String name) {
    try {
      return pages(ListSecretsRequest.builder().vaultId(vault).name(name)).stream()
          .filter(secret -> secret.getSecretName().equals(name))
          .min(Comparator.comparing(s -> s.getLifecycleState() == LifecycleState.Deleted));
    } catch (BmcException e) {
      var doing = "look for secret \"%s\" in vault %s".formatted(name, vault);
      throw VaultRefusals.ofWrite(e, doing, connection.identity(), compartment);
    }
  }

  private List<SecretSummary> pages(ListSecretsRequest.Builder request) {
    return Pages.all(
        token -> client().listSecrets(request.compartmentId(compartment).page(token).build()),
        ListSecretsResponse::getItems,
        ListSecretsResponse::getOpcNextPage);
  }

  private Vaults client() {
    return connection.client(Vaults.class, VaultsClient::builder);
  }

  private FailureException explained(BmcException e, String id, String name) {
    var who = connection.identity();
    var failure = OciFailures.of(e, "look at secret \"%s\" (%s)".formatted(name, id), who);
    if (!OciFailures.isRefusal(e)) {
      return failure;
    }
    return new FailureException(
        new Failure.Denied(
            ("%s: the secret does not exist any more, or %s may not look at it. To let its tags be"
                    + " read, add the policy statement: %s")
                .formatted(
                    failure.failure().message(),
                    who.describe(),
                    PolicyStatement.permitting(
                        who,
                        "read secrets",
                        compartment,
                        "target.secret.name='%s'".formatted(name)))),
        e);
  }
}
