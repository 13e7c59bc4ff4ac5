package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.secrets.Secrets;
import com.oracle.bmc.secrets.SecretsClient;
import com.oracle.bmc.secrets.model.Base64SecretBundleContentDetails;
import com.oracle.bmc.secrets.model.SecretBundle;
import com.oracle.bmc.secrets.requests.GetSecretBundleByNameRequest;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciFailures;
import dev.tsunagi.oci.PolicyStatement;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.SecretAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The contents of the secrets of one vault, by name, with one call each: OCI has neither a batch
/// nor a conditional read.
///
/// @param compartment serves messages, and may be empty
record Bundles(OciConnection connection, String vault, String compartment) {

  private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);

  /// Empty for OCI's 404, which means "missing or not authorised".
  Optional<SecretBundle> find(SecretAddress address) {
    try {
      return Optional.of(read(address));
    } catch (FailureException e) {
      if (e.getCause() instanceof BmcException answer && answer.getStatusCode() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Throws "missing or not authorised" for OCI's 404, which means either.
  SecretBundle read(SecretAddress address) {
    try {
      var client =
          connection.client(Secrets.class, () -> connection.paced(SecretsClient.builder()));
      return client.getSecretBundleByName(request(address)).getSecretBundle();
    } catch (BmcException e) {
      LOG.atDebug()
          .addKeyValue("key", address.key())
          .addKeyValue("status", e.getStatusCode())
          .addKeyValue("opcRequestId", e.getOpcRequestId())
          .log("secret bundle not readable");
      throw explained(e, address);
    }
  }

  private GetSecretBundleByNameRequest request(SecretAddress address) {
    var request = GetSecretBundleByNameRequest.builder().vaultId(vault).secretName(address.key());
    switch (VersionSelector.of(address.version())) {
      case VersionSelector.Stage(var stage) ->
          request.stage(GetSecretBundleByNameRequest.Stage.create(stage));
      case VersionSelector.Numbered(var number) -> request.versionNumber(number);
      case VersionSelector.Name(var name) -> request.secretVersionName(name);
    }
    return request.build();
  }

  static Fetched value(SecretAddress address, SecretBundle bundle) {
    if (bundle.getSecretBundleContent() instanceof Base64SecretBundleContentDetails content) {
      try {
        var bytes = Base64.getDecoder().decode(content.getContent());
        return new Fetched(String.valueOf(bundle.getVersionNumber()), SecretValue.of(bytes));
      } catch (IllegalArgumentException e) {
        // No cause: the decoder's text quotes a character of the content.
      }
    }
    throw new FailureException(
        new Failure.Invalid("secret \"%s\" has no BASE64 content".formatted(address)));
  }

  private FailureException explained(BmcException e, SecretAddress address) {
    var doing = "read secret \"%s\" of vault %s".formatted(address, vault);
    var failure = OciFailures.of(e, doing, connection.identity());
    var orMissing = e.getStatusCode() == 404;
    return OciFailures.isRefusal(e)
        ? new FailureException(new Failure.Denied(missingOrDenied(failure, address), orMissing), e)
        : failure;
  }

  private String missingOrDenied(FailureException failure, SecretAddress address) {
    var statement =
        PolicyStatement.permitting(
            connection.identity(),
            "read secret-bundles",
            compartment,
            "target.secret.name='%s'".formatted(address.key()));
    return ("%s: the secret (or that version) does not exist, or %s may not read it. Check the"
            + " name, or add the policy statement: %s.")
        .formatted(failure.failure().message(), connection.identity().describe(), statement);
  }
}
