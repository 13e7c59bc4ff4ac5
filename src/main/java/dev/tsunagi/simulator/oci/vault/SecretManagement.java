package dev.tsunagi.simulator.oci.vault;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.kms.Key;
import dev.tsunagi.simulator.oci.kms.Keys;
import dev.tsunagi.simulator.oci.kms.Vault;
import dev.tsunagi.simulator.oci.kms.Vaults;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// The service as a whole, and what an administrator does at its console.
public final class SecretManagement {

  private final Store store;
  private final Secrets secrets;
  private final Vaults vaults;
  private final Keys keys;
  private final List<Route> routes;

  public SecretManagement(
      Store store,
      Secrets secrets,
      WorkRequests workRequests,
      Access access,
      Vaults vaults,
      Keys keys) {
    this.store = store;
    this.secrets = secrets;
    this.vaults = vaults;
    this.keys = keys;
    var rotations = new Rotations(store, workRequests);
    this.routes =
        Stream.concat(
                new SecretOperations(store, secrets, rotations, access, vaults, keys).routes(),
                new VersionOperations(store, secrets, access).routes())
            .map(store::guarded)
            .toList();
  }

  public List<Route> routes() {
    return routes;
  }

  /// Adds a secret as if it had always been there; `attributes` as in a request to create one.
  public Secret plant(
      Optional<String> id,
      Vault vault,
      Key key,
      String name,
      ObjectNode attributes,
      Optional<Secret.Source> source) {
    var place = new Secret.Place(vault.id(), vault.name(), key.id(), name);
    var secret = secrets.add(id, vault.compartmentId(), place);
    secret.attributes().apply(attributes, store.now());
    secret.source = source.orElse(null);
    secret.become("ACTIVE");
    return secret;
  }

  /// Adds a version to a planted secret; `pending` leaves the current one where it is.
  public void plantVersion(Secret secret, byte[] content, Optional<String> name, boolean pending) {
    var details = NewContent.current(content);
    secret
        .versions()
        .add(new NewContent(details.content(), name.orElse(null), pending, false), store.now());
  }

  /// Creates a secret in the vault of this OCID or name, or gives the one there is a new current
  /// version. Returns its OCID.
  public String put(String vaultIdOrName, String name, byte[] content) {
    return store.perform(
        () -> {
          var vault = vaults.find(vaultIdOrName).orElseThrow(OciError::notAuthorizedOrNotFound);
          var secret = secrets.find(vault.id(), name).orElseGet(() -> create(vault, name));
          Secrets.requireState(secret, "ACTIVE");
          secret.versions().makeRoom();
          secret.versions().add(NewContent.current(content), store.now());
          secret.touch();
          return secret.id();
        });
  }

  private Secret create(Vault vault, String name) {
    var key =
        keys.forSecretsOf(vault.id())
            .orElseThrow(() -> OciError.invalid("The vault has no enabled AES key"));
    return plant(Optional.empty(), vault, key, name, Json.object(), Optional.empty());
  }
}
