package dev.tsunagi.app;

import module java.base;

import com.sun.net.httpserver.HttpServer;

/// Answers `/healthz` (the process works) and `/readyz` (it has started) to the kubelet.
final class Probes implements AutoCloseable {

  private final HttpServer server;

  private Probes(InetSocketAddress address, BooleanSupplier ready) throws IOException {
    server = HttpServer.create(address, 16);
    answer("/healthz", () -> true);
    answer("/readyz", ready);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /// `address` is `HOST:PORT`, or `:PORT` for every interface.
  static Probes on(String address, BooleanSupplier ready) throws IOException {
    try {
      return new Probes(ListenAddress.parse("--live-addr", address), ready);
    } catch (BindException e) {
      throw new IOException(
          "--live-addr: %s is taken; choose another or \"off\"".formatted(address), e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(String path, BooleanSupplier good) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            var fine = good.getAsBoolean();
            var body = (fine ? "ok\n" : "not yet\n").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(fine ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
