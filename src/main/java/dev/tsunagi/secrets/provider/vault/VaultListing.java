package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.vault.Vaults;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.vault.model.SecretSummary;
import com.oracle.bmc.vault.requests.ListSecretsRequest;
import com.oracle.bmc.vault.responses.ListSecretsResponse;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciFailures;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.oci.PolicyStatement;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.SecretAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What there is in one vault and one compartment; compartments below it are not looked into, as in
/// ESO. OCI filters by neither expression nor tag, so all is listed and we choose.
///
/// A `path` is what a name begins with: OCI's names know no folders.
record VaultListing(OciConnection connection, String vault, String compartment) {

  private static final Logger LOG = LoggerFactory.getLogger(VaultListing.class);

  List<SecretAddress> find(FindCriteria criteria) {
    if (compartment.isEmpty()) {
      throw new FailureException(
          new Failure.Invalid(
              "find needs a compartment to look into: set spec.provider.oracle.compartment of the"
                  + " store to the OCID of the one that holds the secrets"));
    }
    var matcher = criteria.matcher();
    return all().stream()
        .filter(secret -> FateDecision.READABLE.contains(secret.getLifecycleState()))
        .filter(secret -> matcher.test(secret.getSecretName(), tags(secret)))
        .map(secret -> new SecretAddress(secret.getSecretName(), ""))
        .distinct()
        .sorted(Comparator.comparing(SecretAddress::key))
        .toList();
  }

  private static Map<String, String> tags(SecretSummary secret) {
    return Objects.requireNonNullElse(secret.getFreeformTags(), Map.of());
  }

  /// Every secret there, in whatever state.
  List<SecretSummary> all() {
    try {
      return pages();
    } catch (BmcException e) {
      LOG.atDebug()
          .addKeyValue("vault", vault)
          .addKeyValue("status", e.getStatusCode())
          .addKeyValue("opcRequestId", e.getOpcRequestId())
          .log("secrets not listed");
      throw explained(e);
    }
  }

  /// Page by page until there is no token for another one: an empty page is not the end.
  private List<SecretSummary> pages() {
    var client = connection.client(Vaults.class, VaultsClient::builder);
    var request = ListSecretsRequest.builder().compartmentId(compartment).vaultId(vault);
    return Pages.all(
        token -> client.listSecrets(request.page(token).build()),
        ListSecretsResponse::getItems,
        ListSecretsResponse::getOpcNextPage);
  }

  private FailureException explained(BmcException e) {
    var doing = "list the secrets of vault %s in compartment %s".formatted(vault, compartment);
    var who = connection.identity();
    var failure = OciFailures.of(e, doing, who);
    if (!OciFailures.isRefusal(e)) {
      return failure;
    }
    return new FailureException(
        new Failure.Denied(
            ("%s: the compartment or the vault does not exist, or %s may not list its secrets."
                    + " Check the OCIDs, or add the policy statement: %s")
                .formatted(
                    failure.failure().message(),
                    who.describe(),
                    PolicyStatement.permitting(who, "inspect secrets", compartment))),
        e);
  }
}
