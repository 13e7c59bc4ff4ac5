package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.keymanagement.KmsVault;
import com.oracle.bmc.keymanagement.KmsVaultClient;
import com.oracle.bmc.keymanagement.requests.GetVaultRequest;
import com.oracle.bmc.model.BmcException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciFailures;
import dev.tsunagi.oci.PolicyStatement;
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.Fate;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.SecretWriter;
import dev.tsunagi.secrets.provider.Validation;

/// One OCI vault, seen by one identity. Secrets are addressed by name.
public final class VaultProvider implements SecretProvider {

  private final OciConnection connection;
  private final String vault;
  private final String compartment;
  private final String encryptionKey;
  private final VaultMemory memory;

  /// `compartment` is where [#find], [#fateOf] and the [#writer] look, and may be empty if they
  /// need not; `encryptionKey` serves the writer only.
  public VaultProvider(
      OciConnection connection,
      String vault,
      String compartment,
      String encryptionKey,
      VaultMemory memory) {
    this.connection = connection;
    this.vault = vault;
    this.compartment = compartment;
    this.encryptionKey = encryptionKey;
    this.memory = memory;
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
    var bundle = new Bundles(connection, vault, compartment).read(address);
    memory.saw(scope(), address.key(), bundle.getSecretId());
    return Optional.of(
        switch (address.facet()) {
          case VALUE -> Bundles.value(address, bundle);
          case METADATA -> tags(bundle.getSecretId(), address.key());
        });
  }

  @Override
  public Fate fateOf(SecretAddress address) {
    return new Inquiry(listing(), scope(), findScope(), memory).of(address.key());
  }

  private Fetched tags(String id, String name) {
    var secret = new SecretRecords(connection, compartment).get(id, name);
    return new Fetched("", Tags.json(secret.getFreeformTags(), secret.getDefinedTags()));
  }

  @Override
  public Optional<SecretWriter> writer() {
    var place = new VaultWriter.Place(vault, compartment, encryptionKey);
    return Optional.of(new VaultWriter(connection, place, Clock.systemUTC()));
  }

  @Override
  public List<SecretAddress> find(FindCriteria criteria) {
    return listing().find(criteria);
  }

  private VaultListing listing() {
    return new VaultListing(connection, vault, compartment);
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
      if (OciFailures.isRefusal(e)) {
        return new Validation.Unknown(
            ("could not look at vault %s: it does not exist, or %s may not read it. Secrets may be"
                    + " readable all the same. To let the store be validated, add: %s")
                .formatted(
                    vault,
                    connection.identity().describe(),
                    PolicyStatement.permitting(
                        connection.identity(),
                        "read vaults",
                        compartment,
                        "target.vault.id='%s'".formatted(vault))));
      }
      throw OciFailures.of(e, "look at vault " + vault, connection.identity());
    }
  }

  private KmsVault vaults() {
    return connection.client(KmsVault.class, KmsVaultClient::builder);
  }
}
