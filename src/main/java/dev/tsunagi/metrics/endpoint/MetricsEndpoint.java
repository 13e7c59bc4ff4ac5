package dev.tsunagi.metrics.endpoint;

import module java.base;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tsunagi.metrics.OperatorMetrics;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves `/metrics`.
public final class MetricsEndpoint implements AutoCloseable {

  static final String PATH = "/metrics";

  private static final Logger LOG = LoggerFactory.getLogger(MetricsEndpoint.class);
  private static final String BEARER = "Bearer ";

  private final HttpServer server;
  private final OperatorMetrics metrics;
  private final ScrapeAccess access;

  private MetricsEndpoint(HttpServer server, OperatorMetrics metrics, ScrapeAccess access) {
    this.server = server;
    this.metrics = metrics;
    this.access = access;
    server.createContext(PATH, this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /// Throws [IOException] that names `--metrics-addr` when it cannot listen there, or what is wrong
  /// with the certificate.
  public static MetricsEndpoint on(
      InetSocketAddress address,
      Optional<EndpointSettings.Tls> tls,
      OperatorMetrics metrics,
      ScrapeAccess access)
      throws IOException {
    try {
      var server =
          tls.isPresent()
              ? secure(address, ServingCertificate.context(tls.get()))
              : HttpServer.create(address, 16);
      return new MetricsEndpoint(server, metrics, access);
    } catch (BindException e) {
      throw new IOException(
          "--metrics-addr: port %d is taken; choose another or \"off\""
              .formatted(address.getPort()),
          e);
    }
  }

  private static HttpServer secure(InetSocketAddress address, SSLContext context)
      throws IOException {
    var server = HttpsServer.create(address, 16);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        refuse(exchange, 404);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, 405);
      } else {
        answer(exchange, access.check(token(exchange)));
      }
    } catch (RuntimeException e) {
      // The kind only: a text could quote what was sent.
      LOG.atError().addKeyValue("error", e.getClass().getName()).log("metrics not served");
    }
  }

  private static Optional<String> token(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  private void answer(HttpExchange exchange, ScrapeAccess.Verdict verdict) throws IOException {
    if (verdict != ScrapeAccess.Verdict.ALLOWED) {
      refuse(exchange, verdict.status);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", OperatorMetrics.CONTENT_TYPE);
    if (!acceptsGzip(exchange)) {
      exchange.sendResponseHeaders(200, 0);
      metrics.write(exchange.getResponseBody());
      return;
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, 0);
    try (var zipped = new GZIPOutputStream(exchange.getResponseBody())) {
      metrics.write(zipped);
    }
  }

  private static boolean acceptsGzip(HttpExchange exchange) {
    var accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    if (status == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
    }
    exchange.sendResponseHeaders(status, -1);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
