package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.provisioning.CredentialSource;
import dev.tsunagi.provisioning.CredentialVault;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Credentials.Credential;
import dev.tsunagi.secrets.SecretValue;

/// Brings the secret inputs of a resource together.
final class CredentialDesk {

  private final SecretKeys keys;
  private final Optional<CredentialVault> vault;
  private final String namespace;

  CredentialDesk(SecretKeys keys, Optional<CredentialVault> vault, String namespace) {
    this.keys = keys;
    this.vault = vault;
    this.namespace = namespace;
  }

  /// All of them. Fails when one is not there.
  Credentials read(Map<String, CredentialSource> sources) {
    var all = new TreeMap<String, Credential>();
    sources.forEach(
        (field, source) -> all.put(field, find(source).orElseThrow(() -> missing(source))));
    return new Credentials(all);
  }

  /// Those that we are to make and that are nowhere yet.
  List<CredentialSource.Generated> toBeMade(Map<String, CredentialSource> sources) {
    return sources.values().stream()
        .filter(CredentialSource.Generated.class::isInstance)
        .map(CredentialSource.Generated.class::cast)
        .filter(source -> find(source).isEmpty())
        .toList();
  }

  void keep(CredentialSource.Generated source, SecretValue value) {
    vault(source).keep(source.key(), value);
  }

  private Optional<Credential> find(CredentialSource source) {
    return switch (source) {
      case CredentialSource.OfSecret(var path, var name, var key) ->
          Optional.of(keys.readVersioned(path, namespace, name, key)).map(CredentialDesk::of);
      case CredentialSource.OfStore(var path, var ref) ->
          within(path, () -> vault(source).read(ref));
      case CredentialSource.Generated(var path, var key) ->
          within(path, () -> vault(source).find(key));
    };
  }

  private static <T> T within(String path, Supplier<T> read) {
    try {
      return read.get();
    } catch (FailureException e) {
      throw e.within(path);
    }
  }

  private static Credential of(SecretKeys.Versioned read) {
    return new Credential(SecretValue.of(read.value()), read.version());
  }

  private CredentialVault vault(CredentialSource source) {
    return vault.orElseThrow(
        () ->
            new FailureException(
                new Failure.Invalid(
                    source.path()
                        + " needs a vault: name a store with spec.secretStoreRef whose provider is"
                        + " oracle")));
  }

  private static FailureException missing(CredentialSource source) {
    return new FailureException(
        new Failure.Unresolved(source.path() + ": the secret is not there; create it"));
  }
}
