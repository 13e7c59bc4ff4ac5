package dev.tsunagi.app;

import module java.base;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// Answers `/healthz` (the process works) and `/readyz` (it has started) to the kubelet, and lets
/// whoever is in the pod, or forwards a port to it, change the log level by `PUT /loglevel`.
final class Probes implements AutoCloseable {

  private final HttpServer server;

  private Probes(InetSocketAddress address, BooleanSupplier ready) throws IOException {
    server = HttpServer.create(address, 16);
    answer("/healthz", () -> true);
    answer("/readyz", ready);
    server.createContext("/loglevel", Probes::logLevel);
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
          var fine = good.getAsBoolean();
          send(exchange, fine ? 200 : 503, fine ? "ok" : "not yet");
        });
  }

  private static void logLevel(HttpExchange exchange) throws IOException {
    if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
      send(exchange, 403, "only from the pod itself: kubectl port-forward");
      return;
    }
    if (exchange.getRequestMethod().equals("PUT")) {
      try {
        var wanted = exchange.getRequestBody().readNBytes(16);
        Logs.level(new String(wanted, StandardCharsets.US_ASCII).strip());
      } catch (IllegalArgumentException e) {
        send(exchange, 400, Objects.requireNonNull(e.getMessage()));
        return;
      }
    }
    send(exchange, 200, Logs.level());
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      var body = (text + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
