package dev.tsunagi.provisioning.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Of which objects this process knows that no create call is under way or lost. It knows nothing
/// of those that another process pledged.
final class OpenPledges {

  private final Set<String> open = ConcurrentHashMap.newKeySet();

  void open(String uid) {
    open.add(uid);
  }

  boolean isOpen(String uid) {
    return open.contains(uid);
  }

  /// A call is about to be made.
  void close(String uid) {
    open.remove(uid);
  }
}
