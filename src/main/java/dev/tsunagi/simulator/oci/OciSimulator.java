package dev.tsunagi.simulator.oci;

import module java.base;

import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Tls;
import dev.tsunagi.simulator.oci.store.SimulatedClock;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Journal;
import dev.tsunagi.simulator.oci.wire.Listener;
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
  private final World world;
  private final Listener plain;
  private final @Nullable Listener tls;

  private OciSimulator(Settings settings, World world, Listener plain, @Nullable Listener tls) {
    this.settings = settings;
    this.world = world;
    this.plain = plain;
    this.tls = tls;
  }

  /// Throws `IllegalArgumentException` for a seed that contradicts itself, and
  /// `UncheckedIOException` when it cannot listen.
  public static OciSimulator start(Settings settings) {
    // Read once by the server's class: without it every answer waits for the client's next ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Else connections that rest for half a minute break under a client that writes.
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    var world = new World(settings);
    writeKeys(world, settings.seed().behaviour().keyDirectory());
    var plain = Listener.plain(settings.host(), settings.port(), world.dispatcher);
    try {
      return new OciSimulator(settings, world, plain, tls(settings, world));
    } catch (RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private static void writeKeys(World world, @Nullable Path directory) {
    if (directory == null) {
      return;
    }
    try {
      for (var key : world.userKeys) {
        key.writeTo(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write keys to " + directory, e);
    }
  }

  private static @Nullable Listener tls(Settings settings, World world) {
    if (settings.tlsPort() < 0) {
      return null;
    }
    var hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", settings.host()));
    var context = Tls.server(world.authority.get(), hosts);
    return Listener.tls(settings.host(), settings.tlsPort(), context, world.dispatcher);
  }

  public URI url() {
    return plain.url();
  }

  public Optional<URI> tlsUrl() {
    return Optional.ofNullable(tls).map(Listener::url);
  }

  /// What to trust at [#tlsUrl].
  public Optional<String> caCertificatePem() {
    return tlsUrl().map(_ -> Authority.pem(world.authority.get().certificate()));
  }

  public Seed seed() {
    return settings.seed();
  }

  public Journal journal() {
    return world.journal;
  }

  public Faults faults() {
    return world.faults;
  }

  public SimulatedClock clock() {
    return world.clock;
  }

  /// The keys that were made for users with `generateKey`.
  public List<UserKey> userKeys() {
    return world.userKeys;
  }

  /// The key that was made for a user; throws `NoSuchElementException` when there is none.
  public UserKey userKey(String user) {
    return userKeys().stream().filter(key -> key.user().equals(user)).findFirst().orElseThrow();
  }

  /// A session token for a user, as `oci session authenticate` gets one: requests with the key id
  /// `ST$` and the token are signed with the private half of `key`.
  public String sessionToken(String user, PublicKey key) {
    return world.tokens.issue(world.users.named(user), key, "user");
  }

  /// Ends every session token that was handed out so far.
  public void expireTokens() {
    world.tokens.expireAll();
  }

  /// Creates a secret in the vault of this OCID or name, or gives the one there is a new current
  /// version, as an administrator would at the console. Returns the secret's OCID.
  public String putSecret(String vaultId, String name, byte[] content) {
    return world.secretManagement.put(vaultId, name, content);
  }

  @Override
  public void close() {
    plain.close();
    if (tls != null) {
      tls.close();
    }
  }
}
