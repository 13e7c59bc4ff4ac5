package dev.tsunagi.secrets.provider;

import java.util.List;
import java.util.Optional;

/// One configured place of secrets. Calls block and may be made from many threads.
///
/// Every method throws [dev.tsunagi.failure.FailureException] when the provider cannot answer.
public interface SecretProvider {

  ReadScope scope();

  Capability capability();

  /// The secret, or empty when the provider positively says that there is none. "Missing or not
  /// authorised" is a failure and not an empty answer.
  Optional<Fetched> get(SecretAddress address);

  /// What became of a secret that [#get] says is missing or not authorised. Costs calls of its own.
  default Fate fateOf(SecretAddress address) {
    return new Fate.Doubt("");
  }

  /// The secrets that match, one address for each key. An empty list is a positive "there is none":
  /// a provider that may not look throws.
  List<SecretAddress> find(FindCriteria criteria);

  /// Whose eyes [#find] looks with, and where: it may look at less than [#scope] reads from.
  default ReadScope findScope() {
    return scope();
  }

  Validation validate();

  /// The side that is written to; empty for a provider that is only read.
  default Optional<SecretWriter> writer() {
    return Optional.empty();
  }
}
