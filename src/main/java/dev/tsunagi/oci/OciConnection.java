package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.circuitbreaker.CircuitBreakerConfiguration;
import com.oracle.bmc.common.RegionalClientBuilder;
import com.oracle.bmc.retrier.RetryConfiguration;
import com.oracle.bmc.util.CircuitBreakerUtils;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import org.jspecify.annotations.Nullable;

/// Everything that one identity needs in one region: its session and its SDK clients, each made at
/// first use.
public final class OciConnection implements AutoCloseable {

  /// What connections are shared by.
  public record Key(Identity identity, String region) {}

  private static final CircuitBreakerConfiguration NO_BREAKER =
      CircuitBreakerUtils.getNoCircuitBreakerConfiguration();

  private final Key key;
  private final OciSettings settings;
  private final Authentication authentication;
  private final OciCalls calls;
  private final Departures departures;
  private final Map<Class<?>, Object> clients = new HashMap<>();
  private final List<AutoCloseable> made = new ArrayList<>();
  private @Nullable BasicAuthenticationDetailsProvider credentials;
  private boolean closed;

  OciConnection(
      Key key,
      OciSettings settings,
      Authentication authentication,
      OciCalls calls,
      Departures departures) {
    this.key = key;
    this.settings = settings;
    this.authentication = authentication;
    this.calls = calls;
    this.departures = departures;
  }

  public Key key() {
    return key;
  }

  public Identity identity() {
    return key.identity();
  }

  /// The client of one service, by the SDK's interface `X` and a builder, `XClient.builder()`. Each
  /// of its calls is told.
  ///
  /// A connection that was closed makes none, since nobody would close it: whoever still holds one
  /// is told to try again, with the connection that took its place.
  public synchronized <T, B extends RegionalClientBuilder<B, C>, C extends AutoCloseable> T client(
      Class<T> type, Supplier<B> builder) {
    requireOpen();
    return type.cast(clients.computeIfAbsent(type, _ -> told(type, build(builder.get()))));
  }

  /// Makes the requests of that client leave no faster than this connection may ask.
  public <B extends RegionalClientBuilder<B, ?>> B paced(B builder) {
    return builder.additionalClientConfigurator(
        http -> http.registerRequestInterceptor(Departures.LAST, departures));
  }

  /// Fails with a conflict when it was closed: its clients take no calls any more.
  synchronized void requireOpen() {
    if (closed) {
      throw new FailureException(
          new Failure.Conflict("the store changed while it was being read; trying again"));
    }
  }

  private <T> Object told(Class<T> type, AutoCloseable client) {
    made.add(client);
    return type.isInterface() ? ToldCalls.of(type, client, calls, this) : client;
  }

  private <B extends RegionalClientBuilder<B, C>, C extends AutoCloseable> C build(B builder) {
    builder.configuration(configuration());
    settings
        .endpoint(key.region())
        .ifPresentOrElse(
            url -> builder.endpoint(url.toString()), () -> builder.region(knownRegion()));
    try {
      return builder.build(credentials());
    } catch (IllegalArgumentException e) {
      // No cause: it could quote the key.
      throw new FailureException(
          new Failure.Invalid(
              "the credentials of %s hold no private key in PEM"
                  .formatted(key.identity().describe())));
    }
  }

  private BasicAuthenticationDetailsProvider credentials() {
    var made = credentials;
    if (made == null) {
      made = authentication.of(key.identity());
      credentials = made;
    }
    return made;
  }

  private com.oracle.bmc.Region knownRegion() {
    try {
      return com.oracle.bmc.Region.fromRegionCodeOrId(key.region());
    } catch (IllegalArgumentException e) {
      throw new FailureException(
          new Failure.Invalid(
              "unknown OCI region \"%s\"; use its identifier, e.g. eu-frankfurt-1"
                  .formatted(key.region())),
          e);
    }
  }

  /// Retries are the operator's own, so that they are seen and keep to the rate; a breaker would
  /// turn one bad secret into an outage of its neighbours.
  private ClientConfiguration configuration() {
    return ClientConfiguration.builder()
        .connectionTimeoutMillis((int) settings.connectTimeout().toMillis())
        .readTimeoutMillis((int) settings.readTimeout().toMillis())
        .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
        .circuitBreakerConfiguration(NO_BREAKER)
        .build();
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (var client : made) {
      try {
        client.close();
      } catch (Exception e) {
        throw new IllegalStateException("an SDK client that does not close", e);
      }
    }
    made.clear();
    clients.clear();
  }
}
