package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.secrets.provider.SecretAddress;

/// Which secrets a provider said to have at one time, one address for each key. Names are not
/// secret, so they are kept.
public record Listing(Fingerprint fingerprint, Instant readAt, List<SecretAddress> found)
    implements Held<Listing> {

  public Listing {
    found = List.copyOf(found);
  }

  @Override
  public boolean complete() {
    return true;
  }

  @Override
  public Listing withoutValue() {
    return this;
  }
}
