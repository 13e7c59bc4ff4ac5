package dev.tsunagi.secrets.provider.vault;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.vault.Vaults;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.vault.model.Secret;
import com.oracle.bmc.vault.requests.GetSecretRequest;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciFailures;
import dev.tsunagi.oci.PolicyStatement;

/// What vault management knows about secrets, by OCID: state and tags, but no contents.
///
/// @param compartment serves messages, and may be empty
record SecretRecords(OciConnection connection, String compartment) {

  Secret get(String id) {
    try {
      var client = connection.client(Vaults.class, VaultsClient::builder);
      return client.getSecret(GetSecretRequest.builder().secretId(id).build()).getSecret();
    } catch (BmcException e) {
      throw explained(e, id);
    }
  }

  private FailureException explained(BmcException e, String id) {
    var failure = OciFailures.of(e, "look at secret " + id);
    if (e.getStatusCode() != 404) {
      return failure;
    }
    var who = connection.identity();
    return new FailureException(
        new Failure.Denied(
            ("%s: the secret does not exist any more, or %s may not look at it. To let its tags be"
                    + " read, add the policy statement: %s")
                .formatted(
                    failure.failure().message(),
                    who.describe(),
                    PolicyStatement.permitting(who, "read secrets", compartment))),
        e);
  }
}
