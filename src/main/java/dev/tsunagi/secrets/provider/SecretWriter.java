package dev.tsunagi.secrets.provider;

/// The side of a provider that is written to. Calls block, may be made from many threads, and for
/// one secret come one at a time from this process.
///
/// Every method throws [dev.tsunagi.failure.FailureException] when the provider does not do it.
/// Writing is idempotent: whoever is not sure whether a call took effect makes it again. Nothing
/// waits inside a call: while the provider is busy with a secret, the call fails as
/// [dev.tsunagi.failure.Failure.Pending], and is made again later.
///
/// A writer keeps on record at the provider who created what, and in [#delete] touches nothing but
/// what the same owner created.
public interface SecretWriter {

  /// Whether the provider has the secret, or the member of it that the address names. "Missing or
  /// not authorised" counts as no: what is there all the same refuses to be created.
  boolean exists(PushAddress address);

  /// Makes the provider hold it. What is there already stays as it is when it is the same to the
  /// byte; with a property, the other members of the secret stay in any case.
  Written push(Push push);

  /// Takes away what `owner` created at the address: with a property that member, and the secret
  /// with the last one.
  Removal delete(PushAddress address, PushOwner owner);

  /// What a push did.
  enum Written {
    CREATED,
    UPDATED,
    /// Nothing was written.
    UNCHANGED
  }

  /// What a deletion did.
  enum Removal {
    REMOVED,
    /// It is not there, or on its way out already.
    ABSENT,
    /// It is there, and stays: the owner did not create it.
    KEPT
  }
}
