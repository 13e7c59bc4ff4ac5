package dev.tsunagi.provisioning;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.secrets.SecretData;

/// The calls to OCI that one kind needs. None waits: each starts work and returns. All throw
/// [dev.tsunagi.failure.FailureException] with what OCI said; its 404 is a [Failure.Denied], since
/// it means "missing or not authorised".
///
/// @param <S> the spec
/// @param <M> what the kind's model understands
public interface ResourceGateway<S, M> {

  /// The resource; empty only when OCI says for certain that there is none.
  Optional<M> get(String id);

  /// The OCIDs of all resources that carry the owner's tag and are not deleted. Reads every page.
  List<String> findOwned(S spec, Owner owner);

  /// The OCIDs of all live resources with the name and place of the spec. Reads every page.
  List<String> findNamed(S spec, String name);

  /// Whether a create call with the same retry token gets the first one's answer.
  boolean isReplayable();

  /// Throws [Failure.Refused] with reason [ResourceCalls#USED_TOKEN] when the retry token
  /// is void.
  Started create(Order<S> order);

  /// Starts the first step towards no drift; `actual` is what was seen. `tags` are the free-form
  /// tags to carry. Returns the work request, if there is one.
  Optional<String> update(M actual, Order<S> order, Drift drift);

  /// Returns the work request, if there is one.
  Optional<String> delete(S spec, M actual);

  /// What would go with the resource, were it deleted, and has to be gone first. Reads every page.
  default List<Contained> contents(M actual) {
    return List.of();
  }

  /// Empty when OCI does not know it any more.
  Optional<Work> work(String workRequestId);

  /// Further keys of the connection Secret that only a call of its own brings, such as a wallet.
  default SecretData attachment(S spec, M actual, Credentials credentials) {
    return SecretData.EMPTY;
  }
}
