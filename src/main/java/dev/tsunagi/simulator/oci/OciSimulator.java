package dev.tsunagi.simulator.oci;

import module java.base;

import dev.tsunagi.simulator.oci.admin.Administration;
import dev.tsunagi.simulator.oci.containerengine.VirtualNodePools;
import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Tls;
import dev.tsunagi.simulator.oci.mysql.Endpoints;
import dev.tsunagi.simulator.oci.store.SimulatedClock;
import dev.tsunagi.simulator.oci.wire.Dispatcher;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Journal;
import dev.tsunagi.simulator.oci.wire.Listener;
import dev.tsunagi.simulator.oci.wire.Router;
import org.jspecify.annotations.Nullable;

/// A running simulator: one HTTP endpoint for all services, and a TLS one for those clients that
/// insist on it.
public final class OciSimulator implements AutoCloseable {

  /// `port` 0 is any free one; `tlsPort` -1 is none, 0 any, and 12250 where OKE workload identity
  /// looks. Requests' dates are judged by `clock` itself, everything else by the clock that
  /// [#clock] puts forward.
  public record Settings(
      String host, int port, int tlsPort, Clock clock, Seed seed, SignatureCheck signatures) {

    /// Loopback, any port, no TLS, the default seed, signatures verified.
    public static Settings defaults() {
      return new Settings(
          "127.0.0.1", 0, -1, Clock.systemUTC(), Seed.defaults(), SignatureCheck.VERIFY);
    }

    public Settings withSeed(Seed other) {
      return new Settings(host, port, tlsPort, clock, other, signatures);
    }

    public Settings withSignatures(SignatureCheck other) {
      return new Settings(host, port, tlsPort, clock, seed, other);
    }

    public Settings withTlsPort(int other) {
      return new Settings(host, port, other, clock, seed, signatures);
    }
  }

  private final Settings settings;
  private final SimulatedClock clock;
  private final Faults faults = new Faults();
  private final Journal journal = new Journal();
  private final Callers callers;
  private final Cloud cloud;
  private final Listener plain;
  private final @Nullable Listener tls;

  private OciSimulator(Settings settings) {
    this.settings = settings;
    clock = new SimulatedClock(settings.clock());
    callers = new Callers(settings.seed(), settings.signatures(), clock);
    cloud = new Cloud(settings.seed(), clock);
    writeKeys();
    var dispatcher = dispatcher();
    plain = Listener.plain(settings.host(), settings.port(), dispatcher);
    try {
      tls = settings.tlsPort() < 0 ? null : tls(dispatcher);
    } catch (RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /// Throws `IllegalArgumentException` for a seed that contradicts itself, and
  /// `UncheckedIOException` when it cannot listen.
  public static OciSimulator start(Settings settings) {
    // Read once by the server's class: without it every answer waits for the client's next ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Else connections that rest for half a minute, or besides 200 others, break under a client
    // that writes.
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "5000");
    return new OciSimulator(settings);
  }

  /// Lets something answer at the endpoints of DB systems that are made from now on.
  public void mySqlAnsweredBy(Endpoints endpoints) {
    cloud.dbSystems.answeredBy(endpoints);
  }

  private Dispatcher dispatcher() {
    var administration =
        new Administration(
            faults, journal, clock, callers.users, callers.tokens, cloud.secretManagement);
    var routes =
        Stream.of(cloud.routes(), callers.routes(), administration.routes())
            .flatMap(List::stream)
            .toList();
    return new Dispatcher(new Router(routes), callers.authenticator, faults, journal, clock);
  }

  private void writeKeys() {
    var directory = settings.seed().behaviour().keyDirectory();
    if (directory == null) {
      return;
    }
    try {
      for (var key : userKeys()) {
        key.writeTo(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write keys to " + directory, e);
    }
  }

  private Listener tls(Dispatcher dispatcher) {
    var names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", settings.host()));
    names.addAll(settings.seed().behaviour().tlsNames());
    var context = Tls.server(callers.authority.get(), names);
    return Listener.tls(settings.host(), settings.tlsPort(), context, dispatcher);
  }

  public URI url() {
    return plain.url();
  }

  public Optional<URI> tlsUrl() {
    return Optional.ofNullable(tls).map(Listener::url);
  }

  /// What to trust at [#tlsUrl].
  public Optional<String> caCertificatePem() {
    return tlsUrl().map(_ -> Authority.pem(callers.authority.get().certificate()));
  }

  public Seed seed() {
    return settings.seed();
  }

  public Journal journal() {
    return journal;
  }

  public Faults faults() {
    return faults;
  }

  public SimulatedClock clock() {
    return clock;
  }

  /// The keys that were made for users with `generateKey`.
  public List<UserKey> userKeys() {
    return callers.userKeys.get();
  }

  /// The key that was made for a user; throws `NoSuchElementException` when there is none.
  public UserKey userKey(String user) {
    return userKeys().stream().filter(key -> key.user().equals(user)).findFirst().orElseThrow();
  }

  /// A session token for a user, as `oci session authenticate` gets one: requests with the key id
  /// `ST$` and the token are signed with the private half of `key`. Throws
  /// `NoSuchElementException` for no such user.
  public String sessionToken(String user, PublicKey key) {
    return callers.tokens.issue(callers.users.find(user).orElseThrow(), key, "user");
  }

  /// Makes the next work request of a type, e.g. `UPDATE_DBSYSTEM`, fail with this message.
  public void failNextWork(String operationType, String message) {
    cloud.store.failNext(operationType, message);
  }

  /// The virtual nodes that are up, as clusters get to see them.
  public List<VirtualNodePools.Member> virtualNodes() {
    return cloud.nodePools.members();
  }

  /// Ends every session token that was handed out so far.
  public void expireTokens() {
    callers.tokens.expireAll();
  }

  /// Creates a secret in the vault of this OCID or name, or gives the one there is a new current
  /// version, as an administrator would at the console. Returns the secret's OCID.
  /// Throws `OciError` as a service would, e.g. when there is no such vault.
  public String putSecret(String vaultId, String name, byte[] content) {
    return cloud.secretManagement.put(vaultId, name, content);
  }

  @Override
  public void close() {
    plain.close();
    if (tls != null) {
      tls.close();
    }
  }
}
