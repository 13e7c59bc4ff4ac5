package dev.tsunagi.oci;

import module java.base;

/// The connections in use, one per identity and region, each closed when its last user lets go.
public final class OciConnections implements AutoCloseable {

  private final OciSettings settings;
  private final Authentication authentication;
  private final OciCalls calls;
  private final int requestsPerSecond;
  private final Map<OciConnection.Key, OciConnection> open = new HashMap<>();
  private final Map<String, OciConnection.Key> users = new HashMap<>();

  public OciConnections(OciSettings settings, Authentication authentication) {
    this(settings, authentication, OciCalls.NONE);
  }

  /// As fast as one likes.
  public OciConnections(OciSettings settings, Authentication authentication, OciCalls calls) {
    this(settings, authentication, calls, Integer.MAX_VALUE);
  }

  /// `requestsPerSecond` holds for each connection on its own, and for clients that are paced.
  public OciConnections(
      OciSettings settings, Authentication authentication, OciCalls calls, int requestsPerSecond) {
    this.settings = settings;
    this.authentication = authentication;
    this.calls = calls;
    this.requestsPerSecond = requestsPerSecond;
  }

  /// The connection of `user` (the UID of a store, say), which lets go of the one it had before if
  /// that was another.
  public synchronized OciConnection use(String user, OciConnection.Key key) {
    if (!key.equals(users.get(user))) {
      release(user);
      users.put(user, key);
    }
    return open.computeIfAbsent(key, this::connection);
  }

  private OciConnection connection(OciConnection.Key key) {
    var departures = new Departures(requestsPerSecond);
    return new OciConnection(key, settings, authentication, calls, departures);
  }

  /// `user` needs no connection any more.
  public synchronized void release(String user) {
    var key = users.remove(user);
    if (key != null && !users.containsValue(key)) {
      var last = open.remove(key);
      if (last != null) {
        last.close();
      }
    }
  }

  /// Of all users whose names begin with `prefix`, only `users` need theirs any more.
  public synchronized void retain(String prefix, Set<String> users) {
    List.copyOf(this.users.keySet()).stream()
        .filter(user -> user.startsWith(prefix) && !users.contains(user))
        .forEach(this::release);
  }

  public synchronized int size() {
    return open.size();
  }

  @Override
  public synchronized void close() {
    List.copyOf(users.keySet()).forEach(this::release);
  }
}
