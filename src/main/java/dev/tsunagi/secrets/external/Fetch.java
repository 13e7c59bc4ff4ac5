package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.RemoteRef;
import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.secrets.provider.SecretAddress;

/// One thing to fetch, with the JSON path of the entry that asks for it.
sealed interface Fetch {

  String path();

  StoreRef store();

  RemoteRef remoteRef();

  default SecretAddress address() {
    return new SecretAddress(remoteRef().key(), remoteRef().version());
  }

  /// One key of the target.
  record One(String path, StoreRef store, RemoteRef remoteRef, String secretKey) implements Fetch {}

  /// Every member of one JSON secret.
  record Extract(String path, StoreRef store, RemoteRef remoteRef, List<Rewrite> rewrites)
      implements Fetch {}
}
