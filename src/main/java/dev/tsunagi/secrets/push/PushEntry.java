package dev.tsunagi.secrets.push;

import dev.tsunagi.api.secrets.PushData;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushAddress;

/// One thing to be at one store.
///
/// @param data how the status records it
record PushEntry(PushTarget target, PushData data, Push.Content content, Push.Source source) {

  PushAddress address() {
    return address(data);
  }

  static PushAddress address(PushData data) {
    var remote = data.match().remoteRef();
    return new PushAddress(remote.remoteKey(), remote.property());
  }

  /// What tells it from the others of one PushSecret.
  String id() {
    return target.key() + " " + address();
  }
}
