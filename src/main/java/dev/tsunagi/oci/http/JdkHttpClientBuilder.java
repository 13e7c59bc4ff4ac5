package dev.tsunagi.oci.http;

import module java.base;

import com.oracle.bmc.http.client.ClientProperty;
import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.HttpClientBuilder;
import com.oracle.bmc.http.client.RequestInterceptor;
import com.oracle.bmc.http.client.StandardClientProperties;

/// Knows the two timeouts. A property that it would have to ignore to the user's harm, trust or a
/// proxy of a client's own, is refused; what only tunes other transports has no meaning here.
final class JdkHttpClientBuilder implements HttpClientBuilder {

  private static final Set<ClientProperty<?>> REFUSED =
      Set.of(
          StandardClientProperties.KEY_STORE,
          StandardClientProperties.TRUST_STORE,
          StandardClientProperties.SSL_CONTEXT,
          StandardClientProperties.HOSTNAME_VERIFIER,
          StandardClientProperties.PROXY);

  private record Prioritized(int priority, RequestInterceptor interceptor) {}

  private final List<Prioritized> interceptors = new ArrayList<>();
  private URI base = URI.create("");
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration readTimeout = Duration.ofSeconds(60);

  @Override
  public HttpClientBuilder baseUri(URI uri) {
    base = uri;
    return this;
  }

  @Override
  public HttpClientBuilder baseUri(String uri) {
    return baseUri(URI.create(uri));
  }

  @Override
  public <T> HttpClientBuilder property(ClientProperty<T> property, T value) {
    if (REFUSED.contains(property)) {
      throw new IllegalArgumentException("no client of ours has its own " + property.getName());
    }
    if (property == StandardClientProperties.CONNECT_TIMEOUT) {
      connectTimeout = sane((Duration) value, connectTimeout);
    } else if (property == StandardClientProperties.READ_TIMEOUT) {
      readTimeout = sane((Duration) value, readTimeout);
    }
    return this;
  }

  /// The SDK asks the metadata service without a time limit, which is zero in its language. Nothing
  /// is waited for without one here.
  private static Duration sane(Duration wanted, Duration usual) {
    return wanted.isPositive() ? wanted : usual;
  }

  @Override
  public HttpClientBuilder registerRequestInterceptor(int priority, RequestInterceptor another) {
    interceptors.add(new Prioritized(priority, another));
    return this;
  }

  @Override
  public HttpClient build() {
    var inOrder =
        interceptors.stream()
            .sorted(Comparator.comparingInt(Prioritized::priority))
            .map(Prioritized::interceptor)
            .toList();
    return new JdkHttpClient(new Transport(connectTimeout, readTimeout), inOrder, base);
  }
}
