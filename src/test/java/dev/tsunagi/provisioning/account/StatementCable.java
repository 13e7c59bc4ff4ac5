package dev.tsunagi.provisioning.account;

import module java.base;

/// A line to a MySQL server that breaks once, at the n-th statement that changes something: before
/// it arrives, or before its answer does. Speaks no TLS.
final class StatementCable implements AutoCloseable {

  /// A command packet begins with this byte when it carries a statement.
  private static final int QUERY = 3;

  private final int far;
  private final ServerSocket near;
  private final AtomicInteger left;
  private final boolean arrives;
  private final AtomicBoolean broke = new AtomicBoolean();

  /// `arrives`: whether the server gets the statement whose answer is lost.
  StatementCable(int far, int statement, boolean arrives) throws IOException {
    this.far = far;
    this.left = new AtomicInteger(statement);
    this.arrives = arrives;
    near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return near.getLocalPort();
  }

  boolean hasBroken() {
    return broke.get();
  }

  private void accept() {
    try {
      while (true) {
        var client = near.accept();
        Thread.startVirtualThread(() -> join(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void join(Socket client) {
    try (client;
        var server = new Socket(InetAddress.getLoopbackAddress(), far)) {
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      var silent = new AtomicBoolean();
      var answering = Thread.startVirtualThread(() -> answers(server, client, silent));
      statements(client, server, silent, answering);
    } catch (IOException | InterruptedException e) {
      // One end hung up: so does the other.
    }
  }

  private void statements(Socket client, Socket server, AtomicBoolean silent, Thread answering)
      throws IOException, InterruptedException {
    var in = new DataInputStream(client.getInputStream());
    while (true) {
      var header = new byte[4];
      in.readFully(header);
      var body = new byte[(header[0] & 255) | (header[1] & 255) << 8 | (header[2] & 255) << 16];
      in.readFully(body);
      var breaks = changes(body) && left.decrementAndGet() == 0;
      if (breaks) {
        broke.set(true);
        silent.set(arrives);
        if (!arrives) {
          return;
        }
      }
      server.getOutputStream().write(header);
      server.getOutputStream().write(body);
      if (breaks) {
        answering.join(Duration.ofSeconds(10));
        return;
      }
    }
  }

  private static boolean changes(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return body.length > 0
        && body[0] == QUERY
        && Stream.of("CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "INSERT", "UPDATE", "DELETE")
            .anyMatch(verb -> text.startsWith(verb, 1));
  }

  /// Ends with the first answer that is to be lost.
  private static void answers(Socket server, Socket client, AtomicBoolean silent) {
    try {
      var buffer = new byte[8192];
      for (var n = server.getInputStream().read(buffer);
          n >= 0 && !silent.get();
          n = server.getInputStream().read(buffer)) {
        client.getOutputStream().write(buffer, 0, n);
        client.getOutputStream().flush();
      }
    } catch (IOException e) {
      // As above.
    }
  }

  @Override
  public void close() throws IOException {
    near.close();
  }
}
