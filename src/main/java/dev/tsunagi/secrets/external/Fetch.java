package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.GeneratorRef;
import dev.tsunagi.api.secrets.RemoteRef;
import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.SecretAddress;

/// One thing to fetch, with the JSON path of the entry that asks for it.
sealed interface Fetch {

  String path();

  /// What comes from a store.
  sealed interface Stored extends Fetch {

    StoreRef store();
  }

  /// What needs one secret of a known name.
  sealed interface Named extends Stored {

    RemoteRef remoteRef();

    default SecretAddress address() {
      return new SecretAddress(remoteRef().key(), remoteRef().version(), facet());
    }

    private SecretAddress.Facet facet() {
      return switch (remoteRef().metadataPolicy()) {
        case NONE -> SecretAddress.Facet.VALUE;
        case FETCH -> SecretAddress.Facet.METADATA;
      };
    }
  }

  /// One key of the target.
  record One(String path, StoreRef store, RemoteRef remoteRef, String secretKey) implements Named {}

  /// Every member of one JSON secret.
  record Extract(String path, StoreRef store, RemoteRef remoteRef, List<Rewrite> rewrites)
      implements Named {}

  /// Every secret that matches, each as one key of the target.
  record Find(
      String path, StoreRef store, dev.tsunagi.api.secrets.Find find, List<Rewrite> rewrites)
      implements Stored {

    FindCriteria criteria() {
      var name = find.name();
      return new FindCriteria(name == null ? null : name.regexp(), find.tags(), find.path());
    }
  }

  /// What a generator makes up, each value as one key of the target.
  record Generate(String path, GeneratorRef generator, List<Rewrite> rewrites) implements Fetch {}
}
