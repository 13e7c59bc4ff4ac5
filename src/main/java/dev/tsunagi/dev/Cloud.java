package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.simulator.oci.SignatureCheck;

/// The simulated Oracle Cloud of dev mode: the default seed, whose cluster trusts the service
/// account tokens of the API server beside it.
final class Cloud {

  /// What takes OCI minutes: long enough to be seen, short enough to be waited for.
  private static final Duration SHORT_WHILE = Duration.ofSeconds(3);

  private Cloud() {}

  static OciSimulator start(int port, URI kubernetes) {
    var seed = trusting(Seed.defaults(), kubernetes.resolve("/openid/v1/jwks"));
    var cloud =
        OciSimulator.start(
            new OciSimulator.Settings(
                "127.0.0.1", port, -1, Clock.systemUTC(), seed, SignatureCheck.VERIFY));
    cloud.mySqlAnsweredBy(new DbEndpoints());
    MadeSecrets.putInto(cloud);
    return cloud;
  }

  private static Seed trusting(Seed seed, URI keys) {
    var clusters = seed.clusters().stream().map(cluster -> cluster.trusting(keys)).toList();
    return seed.withClusters(clusters).withBehaviour(taking(SHORT_WHILE, seed.behaviour()));
  }

  private static Seed.Behaviour taking(Duration delay, Seed.Behaviour other) {
    return new Seed.Behaviour(
        delay, other.listLag(), other.tokenLifetime(), other.keyDirectory(), other.tlsNames());
  }
}
