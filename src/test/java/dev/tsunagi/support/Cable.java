package dev.tsunagi.support;

import module java.base;

/// A TCP line to a server, to be cut and mended.
public final class Cable implements AutoCloseable {

  private volatile InetSocketAddress far;
  private final ServerSocket near;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Cable(InetSocketAddress far) {
    this.far = far;
    try {
      near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  public static Cable to(URI server) {
    return new Cable(address(server));
  }

  private static InetSocketAddress address(URI server) {
    return new InetSocketAddress(server.getHost(), server.getPort());
  }

  /// The server's URL at this end of the cable.
  public URI url(URI server) {
    return URI.create(server.getScheme() + "://127.0.0.1:" + near.getLocalPort());
  }

  /// Breaks every connection, and each new one at once.
  public void cut() {
    cut = true;
    open.forEach(Cable::closeQuietly);
  }

  public void mend() {
    cut = false;
  }

  /// Mends it with another server at its end: as if the first had started again at its port, which
  /// anybody may have taken meanwhile.
  public void mendTo(URI server) {
    far = address(server);
    mend();
  }

  private void accept() {
    try {
      while (true) {
        var client = near.accept();
        if (cut) {
          closeQuietly(client);
        } else {
          Thread.startVirtualThread(() -> join(client));
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void join(Socket client) {
    try (client;
        var server = new Socket()) {
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      server.connect(far);
      open.add(client);
      open.add(server);
      var back = Thread.startVirtualThread(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException | InterruptedException e) {
      // One end hung up: so does the other.
    } finally {
      open.remove(client);
    }
  }

  private void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // As above.
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      open.remove(from);
    }
  }

  private static void closeQuietly(Closeable end) {
    try {
      end.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() {
    cut();
    closeQuietly(near);
  }
}
