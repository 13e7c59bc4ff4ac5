package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// The connections in use, one per server and identity, each closed when its last user lets go.
public final class ClusterConnections implements AutoCloseable {

  private final AccountTokens tokens;
  private final Map<ClusterConnection.Key, ClusterConnection> open = new HashMap<>();
  private final Map<String, ClusterConnection.Key> users = new HashMap<>();

  public ClusterConnections(AccountTokens tokens) {
    this.tokens = tokens;
  }

  /// The secrets of `namespace` there, for `user`, who lets go of what it used before if that was
  /// another connection.
  public synchronized KubernetesProvider use(
      String user, ClusterServer server, ClusterIdentity identity, String namespace) {
    var key = new ClusterConnection.Key(server, identity);
    if (!key.equals(users.get(user))) {
      release(user);
      users.put(user, key);
    }
    var connection = open.computeIfAbsent(key, k -> new ClusterConnection(k, tokens));
    return new KubernetesProvider(connection, namespace);
  }

  /// The same by a kubeconfig.
  public KubernetesProvider use(String user, SecretValue kubeconfig, String namespace) {
    var key = Kubeconfig.parse(kubeconfig);
    return use(user, key.server(), key.identity(), namespace);
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

  public synchronized int size() {
    return open.size();
  }

  @Override
  public synchronized void close() {
    List.copyOf(users.keySet()).forEach(this::release);
  }
}
