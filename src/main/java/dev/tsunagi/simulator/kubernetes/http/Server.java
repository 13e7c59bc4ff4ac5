package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import org.jspecify.annotations.Nullable;

/// The HTTP side: one virtual thread a request, and an answer whatever happens.
public final class Server implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Serves on 127.0.0.1; port 0 takes any free one, no TLS without a context.
  public Server(int port, @Nullable SSLContext tls, Router router, Journal journal) {
    // Without it every small answer waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Clients give up idle connections after 30 to 90 seconds: the server must not be first, or a
    // request that is just being sent is lost.
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    try {
      var address =
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      if (tls == null) {
        server = HttpServer.create(address, 0);
      } else {
        var secure = HttpsServer.create(address, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, router, journal));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void handle(HttpExchange exchange, Router router, Journal journal)
      throws IOException {
    try (exchange) {
      var warnings = new ArrayList<String>();
      var answer = answer(exchange, router, journal, warnings);
      for (var warning : warnings) {
        exchange
            .getResponseHeaders()
            .add(
                "Warning", "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
      }
      send(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Answer answer(
      HttpExchange exchange, Router router, Journal journal, List<String> warnings)
      throws IOException {
    try {
      var call = Call.read(exchange);
      var answer = answer(call, router);
      journal.add(Journal.entry(call, answer.code()));
      warnings.addAll(call.warnings());
      return answer;
    } catch (ApiException e) {
      if (e.code() == 413) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      return refusal(e);
    } catch (RuntimeException e) {
      return failure(e);
    }
  }

  private static Answer answer(Call call, Router router) {
    try {
      return router.route(call);
    } catch (ApiException e) {
      return refusal(e);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return failure(e);
    }
  }

  private static Answer refusal(ApiException e) {
    return Answer.of(e.code(), e.status());
  }

  private static Answer failure(Throwable e) {
    return refusal(new ApiException(500, "InternalError", "Internal error occurred: " + e));
  }

  private static void send(HttpExchange exchange, Answer answer)
      throws IOException, InterruptedException {
    var headers = exchange.getResponseHeaders();
    switch (answer) {
      case Answer.Tree(var code, var tree, var type) ->
          body(exchange, code, type, Json.bytes(tree));
      case Answer.Text(var text) ->
          body(exchange, 200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
      case Answer.Nothing() -> exchange.sendResponseHeaders(200, -1);
      case Answer.Stream(var source) -> {
        headers.set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        // The client is to see the headers even when nothing changes for long.
        exchange.getResponseBody().flush();
        source.run(exchange.getResponseBody());
      }
    }
  }

  private static void body(HttpExchange exchange, int code, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(code, -1);
      return;
    }
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
