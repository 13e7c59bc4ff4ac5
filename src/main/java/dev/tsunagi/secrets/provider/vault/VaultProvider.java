package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.keymanagement.KmsVaultClient;
import com.oracle.bmc.keymanagement.requests.GetVaultRequest;
import com.oracle.bmc.model.BmcException;
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
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.Validation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One OCI vault, seen by one identity. Secrets are addressed by name and read with one call each:
/// OCI has neither a batch nor a conditional read.
public final class VaultProvider implements SecretProvider {

  private static final Logger LOG = LoggerFactory.getLogger(VaultProvider.class);

  private final OciConnection connection;
  private final String vault;
  private final String compartment;

  /// `compartment` serves messages and [#find], and may be empty if nobody finds.
  public VaultProvider(OciConnection connection, String vault, String compartment) {
    this.connection = connection;
    this.vault = vault;
    this.compartment = compartment;
  }

  @Override
  public ReadScope scope() {
    return new ReadScope(connection.key(), vault);
  }

  @Override
  public Capability capability() {
    return Capability.ReadWrite;
  }

  @Override
  public Optional<Fetched> get(SecretAddress address) {
    try {
      var bundle = secrets().getSecretBundleByName(request(address)).getSecretBundle();
      return Optional.of(fetched(address, bundle));
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

  private static Fetched fetched(SecretAddress address, SecretBundle bundle) {
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
    var failure = OciFailures.of(e, doing);
    return e.getStatusCode() == 404
        ? new FailureException(new Failure.Denied(missingOrDenied(failure)), e)
        : failure;
  }

  private String missingOrDenied(FailureException failure) {
    var statement =
        PolicyStatement.permitting(connection.identity(), "read secret-bundles", compartment);
    return ("%s: the secret (or that version) does not exist, or %s may not read it. Check the"
            + " name, or add the policy statement: %s")
        .formatted(failure.failure().message(), connection.identity().describe(), statement);
  }

  @Override
  public List<SecretAddress> find(FindCriteria criteria) {
    return new VaultListing(connection, vault, compartment).find(criteria);
  }

  /// Two stores of one vault may look into different compartments.
  @Override
  public ReadScope findScope() {
    return new ReadScope(connection.key(), vault + " in compartment " + compartment);
  }

  /// Asks for the vault, as ESO does. Reading vaults is not needed to read secrets, so a refusal is
  /// no verdict.
  @Override
  public Validation validate() {
    try {
      vaults().getVault(GetVaultRequest.builder().vaultId(vault).build());
      return new Validation.Valid();
    } catch (BmcException e) {
      if (e.getStatusCode() == 404) {
        return new Validation.Unknown(
            ("could not look at vault %s: it does not exist, or %s may not read it. Secrets may be"
                    + " readable all the same. To let the store be validated, add: %s")
                .formatted(
                    vault,
                    connection.identity().describe(),
                    PolicyStatement.permitting(connection.identity(), "read vaults", compartment)));
      }
      throw OciFailures.of(e, "look at vault " + vault);
    }
  }

  private SecretsClient secrets() {
    return connection.client(SecretsClient.class, SecretsClient::builder);
  }

  private KmsVaultClient vaults() {
    return connection.client(KmsVaultClient.class, KmsVaultClient::builder);
  }
}
