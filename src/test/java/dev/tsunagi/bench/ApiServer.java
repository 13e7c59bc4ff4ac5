package dev.tsunagi.bench;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;

/// The API server double in a process of its own, which also tells what it was asked. Its one
/// argument is the file to write the kubeconfig to.
final class ApiServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ApiServer() {}

  static void main(String[] args) throws Exception {
    var server = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    Files.writeString(Path.of(args[0]), server.kubeconfig());
    var counts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    counts.createContext(
        "/counts",
        exchange -> {
          try (exchange) {
            var body = JSON.writeValueAsBytes(counted(server));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    counts.start();
    IO.println("counts at http://127.0.0.1:" + counts.getAddress().getPort() + "/counts");
  }

  /// Requests by client, verb and resource, in one line each.
  private static Map<String, Integer> counted(KubernetesSimulator server) {
    var all = new TreeMap<String, Integer>();
    server
        .journal()
        .counts()
        .forEach(
            (kind, n) -> all.put(kind.client() + " " + kind.verb() + " " + kind.resource(), n));
    return all;
  }
}
