package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.simulator.mysql.MySqlEndpoint;
import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Tls;

/// The endpoint of dev mode, which every machine has.
record Simulated(MySqlEndpoint endpoint) implements MySqlServer {

  static Simulated start() {
    var tls = Tls.server(new Authority(Clock.systemUTC()), List.of("127.0.0.1"));
    return new Simulated(MySqlEndpoint.start(ADMIN, PASSWORD, tls));
  }

  @Override
  public int port() {
    return endpoint.port();
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
