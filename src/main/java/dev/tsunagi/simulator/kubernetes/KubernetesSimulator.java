package dev.tsunagi.simulator.kubernetes;

import module java.base;

import dev.tsunagi.simulator.kubernetes.auth.Certificate;
import dev.tsunagi.simulator.kubernetes.auth.ServiceAccountTokens;
import dev.tsunagi.simulator.kubernetes.http.Journal;
import dev.tsunagi.simulator.kubernetes.http.Lag;
import dev.tsunagi.simulator.kubernetes.http.Router;
import dev.tsunagi.simulator.kubernetes.http.Server;
import dev.tsunagi.simulator.kubernetes.objects.Bootstrap;
import dev.tsunagi.simulator.kubernetes.objects.Deletion;
import dev.tsunagi.simulator.kubernetes.objects.GarbageCollector;
import dev.tsunagi.simulator.kubernetes.objects.Registry;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import dev.tsunagi.simulator.kubernetes.store.Store;
import org.jspecify.annotations.Nullable;

/// A Kubernetes API server in this process, empty at first and gone when closed.
public final class KubernetesSimulator implements AutoCloseable {

  /// How to serve. Port 0 takes any free one of 127.0.0.1; the clock stamps objects and tokens, and
  /// gives the first resource version. Tokens of service accounts are signed with the pair
  /// that `signing` gives when the first is needed (RSA).
  public record Settings(int port, boolean tls, Clock clock, Supplier<KeyPair> signing) {

    /// With a signing key of its own.
    public Settings(int port, boolean tls, Clock clock) {
      this(port, tls, clock, ServiceAccountTokens::newKeys);
    }

    /// Any free port, no TLS, the system's clock.
    public static Settings defaults() {
      return new Settings(0, false, Clock.systemUTC());
    }

    public Settings signedWith(KeyPair keys) {
      return new Settings(port, tls, clock, () -> keys);
    }
  }

  private final Store store;
  private final ServiceAccountTokens tokens;
  private final GarbageCollector collector;
  private final Journal journal = new Journal();
  private final Lag lag = new Lag();
  private final Server server;
  private final @Nullable Certificate certificate;

  private KubernetesSimulator(Settings settings) {
    var clock = settings.clock();
    store = new Store(clock);
    tokens = new ServiceAccountTokens(clock, settings.signing());
    var catalog = new Catalog();
    var registry = new Registry(store, clock);
    var deletion = new Deletion(store, clock);
    new Bootstrap(store, catalog, registry).start();
    collector = new GarbageCollector(store, deletion);
    certificate = settings.tls() ? Certificate.create(clock.instant()) : null;
    server =
        new Server(
            settings.port(),
            certificate == null ? null : certificate.context(),
            new Router(store, catalog, registry, deletion, tokens, lag, clock),
            journal);
  }

  /// Serves until closed. Throws [UncheckedIOException] when the port is taken.
  public static KubernetesSimulator start(Settings settings) {
    return new KubernetesSimulator(settings);
  }

  public URI url() {
    return URI.create((certificate == null ? "http" : "https") + "://127.0.0.1:" + server.port());
  }

  /// A kubeconfig for kubectl and clients, with the server's certificate when it uses TLS.
  public String kubeconfig() {
    var authority =
        certificate == null
            ? ""
            : "\n    certificate-authority-data: "
                + Base64.getEncoder()
                    .encodeToString(certificate.pem().getBytes(StandardCharsets.US_ASCII));
    return """
    apiVersion: v1
    kind: Config
    current-context: simulator
    clusters:
    - name: simulator
      cluster:
        server: %s%s
    contexts:
    - name: simulator
      context:
        cluster: simulator
        user: simulator
    users:
    - name: simulator
      user:
        token: simulator
    """
        .formatted(url(), authority);
  }

  /// What was asked.
  public Journal journal() {
    return journal;
  }

  /// What watches are not to tell yet.
  public Lag lag() {
    return lag;
  }

  /// The issuer and the public keys (a JWK set with one more member) of the service account tokens
  /// that it signs.
  public String serviceAccountKeys() {
    return tokens.keySet().put("issuer", ServiceAccountTokens.ISSUER).toString();
  }

  @Override
  public void close() {
    store.close();
    collector.close();
    server.close();
  }
}
