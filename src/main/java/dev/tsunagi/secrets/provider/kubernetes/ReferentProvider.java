package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.Validation;

/// Stands for a store of the cluster whose credentials lie in the namespace of whoever uses it:
/// without a user there is nothing to look with.
///
/// @param store identifies the store
public record ReferentProvider(String store) implements SecretProvider {

  @Override
  public ReadScope scope() {
    return new ReadScope("referent", store);
  }

  @Override
  public Capability capability() {
    return Capability.ReadWrite;
  }

  @Override
  public Optional<Fetched> get(SecretAddress address) {
    throw nobody();
  }

  @Override
  public List<SecretAddress> find(FindCriteria criteria) {
    throw nobody();
  }

  private static IllegalStateException nobody() {
    return new IllegalStateException("a referent store is read by its users only");
  }

  @Override
  public Validation validate() {
    return new Validation.Unknown(
        "the credentials are those of each namespace that uses the store, so each of its users"
            + " finds out");
  }
}
