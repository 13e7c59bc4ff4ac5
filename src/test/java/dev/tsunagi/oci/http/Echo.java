package dev.tsunagi.oci.http;

import module java.base;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// Remembers what it was asked, and answers what it was told to.
final class Echo implements AutoCloseable {

  record Asked(String method, String target, Map<String, List<String>> headers, String body) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final Set<Integer> connections = ConcurrentHashMap.newKeySet();
  final CountDownLatch released = new CountDownLatch(1);
  private final HttpServer server;
  volatile int status = 200;
  volatile String answer = "";

  /// Whether it stops in the middle of its answer.
  volatile boolean hesitates;

  Echo() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      connections.add(exchange.getRemoteAddress().getPort());
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var target = exchange.getRequestURI().toASCIIString();
      asked.add(
          new Asked(
              exchange.getRequestMethod(), target, Map.copyOf(exchange.getRequestHeaders()), body));
      var bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Opc-Request-Id", "request-1");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (hesitates) {
        exchange.getResponseBody().flush();
        released.await();
      }
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
  }
}
