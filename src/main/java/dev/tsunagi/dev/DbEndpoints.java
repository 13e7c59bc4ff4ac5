package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.simulator.mysql.MySqlEndpoint;
import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Tls;
import dev.tsunagi.simulator.oci.mysql.Endpoints;
import javax.net.ssl.SSLContext;

/// Lets DB systems of the simulated cloud be connected to: each is a small endpoint on loopback.
final class DbEndpoints implements Endpoints {

  private static final String HOST = "127.0.0.1";

  private final SSLContext tls = Tls.server(new Authority(Clock.systemUTC()), List.of(HOST));

  @Override
  public Endpoint open(String administrator, String password) {
    var server = MySqlEndpoint.start(administrator, password, tls);
    return new Endpoint() {
      @Override
      public String host() {
        return HOST;
      }

      @Override
      public int port() {
        return server.port();
      }

      @Override
      public void password(String other) {
        server.password(other);
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }
}
