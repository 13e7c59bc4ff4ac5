package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushAddress;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.provider.SecretWriter;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Writes Secrets of one namespace: all keys of one, or a single one of them.
record KubernetesWriter(ClusterConnection connection, String namespace) implements SecretWriter {

  @Override
  public boolean exists(PushAddress address) {
    return read(address)
        .filter(s -> address.property().isEmpty() || holds(s, address.property()))
        .isPresent();
  }

  private static boolean holds(Secret secret, String key) {
    return RemoteSecret.orEmpty(secret.getData()).containsKey(key);
  }

  @Override
  public Written push(Push push) {
    if (push.metadata() != null) {
      throw new FailureException(
          new Failure.Invalid(
              "data[].metadata is not supported by the kubernetes provider; leave it out"));
    }
    var live = read(push.address());
    if (live.isEmpty()) {
      var fresh = PushedSecret.created(push, namespace);
      call("create", push.address(), () -> connection.client().resource(fresh).create());
      return Written.CREATED;
    }
    var next = PushedSecret.updated(push, live.get());
    next.ifPresent(secret -> update(push.address(), secret));
    return next.isPresent() ? Written.UPDATED : Written.UNCHANGED;
  }

  @Override
  public Removal delete(PushAddress address, PushOwner owner) {
    var live = read(address);
    if (live.isEmpty()
        || (!address.property().isEmpty() && !holds(live.get(), address.property()))) {
      return Removal.ABSENT;
    }
    var marks = PushMarks.of(live.get());
    if (address.property().isEmpty()
        ? !marks.createdWhole(owner)
        : !marks.created(address, owner)) {
      return Removal.KEPT;
    }
    var rest =
        address.property().isEmpty()
            ? Optional.<Secret>empty()
            : PushedSecret.without(address, live.get());
    rest.ifPresentOrElse(secret -> update(address, secret), () -> remove(address, live.get()));
    return Removal.REMOVED;
  }

  private void update(PushAddress address, Secret secret) {
    call(
        "update",
        address,
        () -> connection.client().resource(secret).lockResourceVersion().update());
  }

  private void remove(PushAddress address, Secret secret) {
    var version = secret.getMetadata().getResourceVersion();
    call(
        "delete",
        address,
        () -> connection.client().resource(secret).lockResourceVersion(version).delete());
  }

  private Optional<Secret> read(PushAddress address) {
    var name = KubernetesProvider.name(address.key());
    var found = new AtomicReference<Secret>();
    call(
        "get",
        address,
        () -> found.set(connection.client().secrets().inNamespace(namespace).withName(name).get()));
    return Optional.ofNullable(found.get());
  }

  private void call(String verb, PushAddress address, Runnable request) {
    try {
      request.run();
    } catch (KubernetesClientException e) {
      throw RemoteFailures.of(e, connection.key(), verb, namespace, address.key());
    }
  }
}
