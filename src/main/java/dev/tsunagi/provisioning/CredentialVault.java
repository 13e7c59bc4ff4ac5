package dev.tsunagi.provisioning;

import dev.tsunagi.api.provisioning.VaultRef;
import dev.tsunagi.provisioning.Credentials.Credential;
import dev.tsunagi.secrets.SecretValue;
import java.util.Optional;

/// A store as the place of a resource's credentials.
public interface CredentialVault {

  /// The value now; empty when there is none for certain.
  Optional<Credential> read(VaultRef ref);

  /// The whole value under a key of our own making; empty when there seems to be none, in which
  /// case [#keep] does not overwrite what is there all the same.
  Optional<Credential> find(String key);

  /// Keeps a new value under a key that holds none. Never changes one that is there.
  void keep(String key, SecretValue value);

  /// A new value under a key whose value the caller has read and knows for its own.
  void replace(String key, SecretValue value);
}
