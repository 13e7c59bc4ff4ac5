package dev.tsunagi.simulator.oci.vault;

import module java.base;

import dev.tsunagi.simulator.oci.kms.Keys;
import dev.tsunagi.simulator.oci.kms.Vault;
import dev.tsunagi.simulator.oci.kms.Vaults;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.secret.Rotations;
import dev.tsunagi.simulator.oci.secret.Secret;
import dev.tsunagi.simulator.oci.secret.Secrets;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;

/// The service as a whole, and what an administrator does at its console.
public final class SecretManagement {

  private final Store store;
  private final Secrets secrets;
  private final Vaults vaults;
  private final Keys keys;
  private final List<Route> routes;

  public SecretManagement(
      Store store, Secrets secrets, Rotations rotations, Access access, Vaults vaults, Keys keys) {
    this.store = store;
    this.secrets = secrets;
    this.vaults = vaults;
    this.keys = keys;
    this.routes =
        Stream.concat(
                new SecretOperations(secrets, rotations, access, vaults, keys).routes(),
                new VersionOperations(store, secrets, access).routes())
            .map(store::guarded)
            .toList();
  }

  public List<Route> routes() {
    return routes;
  }

  /// Creates a secret in the vault of this OCID or name, or gives the one there is a new current
  /// version. Returns its OCID.
  public String put(String vaultIdOrName, String name, byte[] content) {
    return store.perform(
        () -> {
          var vault = vaults.find(vaultIdOrName).orElseThrow(OciError::notAuthorizedOrNotFound);
          var secret = secrets.find(vault.id(), name).orElseGet(() -> create(vault, name));
          secrets.put(secret, content);
          return secret.id();
        });
  }

  private Secret create(Vault vault, String name) {
    var key =
        keys.forSecretsOf(vault.id())
            .orElseThrow(() -> OciError.invalid("The vault has no enabled AES key"));
    var place = new Secret.Place(vault.id(), vault.name(), key.id(), name);
    return secrets.plant(
        Optional.empty(), vault.compartmentId(), place, Json.object(), Optional.empty());
  }
}
