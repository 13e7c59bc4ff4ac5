package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.PushSecretSpec.UpdatePolicy;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.broker.Answer;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.SecretWriter;
import dev.tsunagi.secrets.provider.SecretWriter.Removal;
import dev.tsunagi.secrets.provider.SecretWriter.Written;
import dev.tsunagi.secrets.store.StoreSelection;

/// Writes to stores and deletes from them on behalf of one PushSecret. The only provider I/O of a
/// run.
record Pushing(SecretBroker broker, StoreSelection stores, String namespace, PushOwner owner) {

  Answer<Written> push(PushEntry entry, UpdatePolicy policy) {
    return paced(entry.target().ref(), () -> write(entry, policy));
  }

  /// What fails is tried again as the store says.
  private <T> T paced(StoreRef store, Supplier<T> act) {
    try {
      return act.get();
    } catch (FailureException e) {
      throw e.at(stores.pace(store, namespace));
    }
  }

  private Answer<Written> write(PushEntry entry, UpdatePolicy policy) {
    var store = entry.target().ref();
    var provider = client(store);
    var writer = writer(provider, store);
    var push =
        new Push(entry.address(), entry.content(), entry.source(), entry.data().metadata(), owner);
    return broker.write(
        provider,
        entry.address().key(),
        () -> written(writer, push, policy, store),
        written -> written != Written.UNCHANGED);
  }

  private SecretProvider client(StoreRef store) {
    try {
      return stores.provider(stores.named(store, namespace), namespace);
    } catch (FailureException e) {
      throw e.within("set secret failed: could not get secrets client for store " + store.name());
    }
  }

  private static Written written(
      SecretWriter writer, Push push, UpdatePolicy policy, StoreRef store) {
    if (policy == UpdatePolicy.IF_NOT_EXISTS && exists(writer, push)) {
      return Written.UNCHANGED;
    }
    try {
      return writer.push(push);
    } catch (FailureException e) {
      throw e.within(
          "set secret failed: could not write remote ref %s to target secretstore %s"
              .formatted(push.address().key(), store.name()));
    }
  }

  private static boolean exists(SecretWriter writer, Push push) {
    try {
      return writer.exists(push.address());
    } catch (FailureException e) {
      throw e.within("set secret failed: could not verify if secret exists in store");
    }
  }

  Answer<Removal> delete(Stale stale) {
    var store = PushTarget.ref(stale.store());
    return paced(store, () -> remove(stale, store));
  }

  private Answer<Removal> remove(Stale stale, StoreRef store) {
    var provider = stores.provider(stores.named(store, namespace), namespace);
    var writer = writer(provider, store);
    var address = PushEntry.address(stale.data());
    return broker.write(
        provider,
        address.key(),
        () -> writer.delete(address, owner),
        removal -> removal == Removal.REMOVED);
  }

  private static SecretWriter writer(SecretProvider provider, StoreRef store) {
    return provider
        .writer()
        .orElseThrow(
            () ->
                new FailureException(
                    new Failure.Invalid(
                        "%s cannot be pushed to: its provider is only read"
                            .formatted(PushTarget.key(store)))));
  }
}
