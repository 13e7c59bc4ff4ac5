package dev.tsunagi.secrets.provider.fake;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushAddress;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.provider.PushedBytes;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretWriter;

/// Keeps what is pushed beside what the store declares. As in ESO, what is declared cannot be
/// written to, and nothing is ever deleted.
record FakeWriter(Set<SecretAddress> declared, Pushed pushed) implements SecretWriter {

  @Override
  public boolean exists(PushAddress address) {
    return isDeclared(address.key()) || PushedBytes.holds(address, pushed.get(address.key()));
  }

  @Override
  public Written push(Push push) {
    var key = push.address().key();
    if (isDeclared(key)) {
      throw new FailureException(
          new Failure.Invalid(
              "key already exists: \"%s\" is in spec.provider.fake.data; push to another remoteKey"
                  .formatted(key)));
    }
    var value = PushedBytes.after(push, pushed.get(key));
    return pushed
        .put(key, value)
        .map(before -> before.equals(value) ? Written.UNCHANGED : Written.UPDATED)
        .orElse(Written.CREATED);
  }

  @Override
  public Removal delete(PushAddress address, PushOwner owner) {
    return Removal.ABSENT;
  }

  private boolean isDeclared(String key) {
    return declared.stream().anyMatch(address -> address.key().equals(key));
  }
}
