package dev.tsunagi.simulator.oci.wire;

import module java.base;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import javax.net.ssl.SSLContext;

/// One listening socket, plain or TLS.
public final class Listener implements AutoCloseable {

  /// How much is read of what is too much.
  private static final int MOST_UNREAD = 16 * 1024 * 1024;

  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI url;

  private Listener(HttpServer server, ExecutorService threads, URI url) {
    this.server = server;
    this.threads = threads;
    this.url = url;
  }

  public static Listener plain(String host, int port, Dispatcher dispatcher) {
    try {
      var server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
      return start(server, "http", host, dispatcher);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
    }
  }

  public static Listener tls(String host, int port, SSLContext context, Dispatcher dispatcher) {
    try {
      var server = HttpsServer.create(new InetSocketAddress(host, port), BACKLOG);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return start(server, "https", host, dispatcher);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
    }
  }

  private static Listener start(
      HttpServer server, String scheme, String host, Dispatcher dispatcher) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var port = server.getAddress().getPort();
    var url = URI.create(scheme + "://" + (reachable(host) + ":" + port));
    server.createContext("/", exchange -> exchange(exchange, scheme, dispatcher));
    server.setExecutor(threads);
    server.start();
    return new Listener(server, threads, url);
  }

  private static String reachable(String host) {
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return "127.0.0.1";
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }

  public URI url() {
    return url;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /// Closing an exchange without an answer ends the connection.
  private static void exchange(HttpExchange exchange, String scheme, Dispatcher dispatcher)
      throws IOException {
    try (exchange) {
      var answer = dispatcher.dispatch(request(exchange, scheme));
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
    }
  }

  private static Request request(HttpExchange exchange, String scheme) throws IOException {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    var host = headers.getOrDefault("host", authority(exchange.getLocalAddress()));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers,
        body(exchange.getRequestBody()),
        base(scheme, host, exchange.getLocalAddress()),
        exchange.getRemoteAddress().getAddress());
  }

  /// One that is too large is read all the same, within reason: a connection that is closed while
  /// the client still sends is reset, and the answer lost.
  private static byte[] body(InputStream in) throws IOException {
    var body = in.readNBytes(Dispatcher.LARGEST_BODY + 1);
    if (body.length > Dispatcher.LARGEST_BODY) {
      var _ = in.readNBytes(MOST_UNREAD);
    }
    return body;
  }

  /// A `Host` that makes no URL must not stop a request that does not need one.
  private static URI base(String scheme, String host, InetSocketAddress local) {
    try {
      return new URI(scheme + "://" + host);
    } catch (URISyntaxException e) {
      return URI.create(scheme + "://" + authority(local));
    }
  }

  private static String authority(InetSocketAddress address) {
    return reachable(address.getAddress().getHostAddress()) + ":" + address.getPort();
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    var body = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : answer.bytes();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
