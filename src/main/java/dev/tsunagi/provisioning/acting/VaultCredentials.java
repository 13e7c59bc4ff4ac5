package dev.tsunagi.provisioning.acting;

import module java.base;

import dev.tsunagi.api.provisioning.VaultRef;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.CredentialVault;
import dev.tsunagi.provisioning.Credentials.Credential;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.json.PropertyPath;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushAddress;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.SecretWriter;

/// The vault of a store as the place of credentials. What is made for an object is marked as its
/// own there, and what is there already is never changed.
final class VaultCredentials implements CredentialVault {

  private final SecretProvider provider;
  private final PushOwner owner;

  VaultCredentials(SecretProvider provider, PushOwner owner) {
    this.provider = provider;
    this.owner = owner;
  }

  @Override
  public Optional<Credential> read(VaultRef ref) {
    return provider
        .get(new SecretAddress(ref.key(), ref.version()))
        .map(found -> new Credential(value(ref, found.value()), found.version()));
  }

  @Override
  public Optional<Credential> find(String key) {
    return writer(key).exists(new PushAddress(key, "")) ? read(VaultRef.of(key)) : Optional.empty();
  }

  private static SecretValue value(VaultRef ref, SecretValue whole) {
    if (ref.property().isEmpty()) {
      return whole;
    }
    return new PropertyPath(ref.property())
        .in(whole)
        .orElseThrow(
            () ->
                new FailureException(
                    new Failure.Unresolved(
                        "secret \"%s\" has no property \"%s\""
                            .formatted(ref.key(), ref.property()))));
  }

  @Override
  public void keep(String key, SecretValue value) {
    var content = new Push.Content.One(value);
    var source = new Push.Source(owner.name(), "Opaque", Map.of(), Map.of());
    writer(key).push(new Push(new PushAddress(key, ""), content, source, null, owner));
  }

  /// The vault makes no difference: it is the caller who must not replace what it never read.
  @Override
  public void replace(String key, SecretValue value) {
    keep(key, value);
  }

  private SecretWriter writer(String key) {
    return provider
        .writer()
        .orElseThrow(
            () ->
                new FailureException(
                    new Failure.Invalid(
                        ("the store cannot be written to, so \"%s\" cannot be kept in it; name a"
                                + " store with provider oracle and an encryptionKey")
                            .formatted(key))));
  }
}
