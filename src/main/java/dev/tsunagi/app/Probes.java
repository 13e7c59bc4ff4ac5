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
    var colon = address.lastIndexOf(':');
    var host = colon <= 0 ? "0.0.0.0" : address.substring(0, colon);
    try {
      var port = Integer.parseInt(address.substring(colon + 1));
      return new Probes(new InetSocketAddress(host, port), ready);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--live-addr: \"%s\" is not [HOST]:PORT".formatted(address), e);
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
