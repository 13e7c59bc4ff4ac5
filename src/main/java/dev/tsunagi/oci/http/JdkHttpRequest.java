package dev.tsunagi.oci.http;

import module java.base;

import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.HttpResponse;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.http.client.RequestInterceptor;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/// One request of the SDK: built, then seen by the interceptors, which sign it, then sent.
final class JdkHttpRequest implements HttpRequest {

  /// The JDK sets these by itself, to the values that were signed.
  private static final Set<String> OF_THE_JDK = Set.of("host", "content-length");

  private final Transport transport;
  private final List<RequestInterceptor> interceptors;
  private final Method method;
  private final Address address;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> attributes = new HashMap<>();
  private @Nullable String body;

  JdkHttpRequest(
      Transport transport, List<RequestInterceptor> interceptors, Method method, Address address) {
    this.transport = transport;
    this.interceptors = interceptors;
    this.method = method;
    this.address = address;
  }

  @Override
  public Method method() {
    return method;
  }

  /// Text as it is, anything else as JSON. The interceptors see what is sent.
  @Override
  public HttpRequest body(@Nullable Object value) {
    if (value instanceof InputStream) {
      throw new UnsupportedOperationException("no call of ours sends a stream");
    }
    body = value == null || value instanceof String ? (String) value : OciJson.INSTANCE.text(value);
    return this;
  }

  @Override
  public HttpRequest body(InputStream stream, long length) {
    return body(stream);
  }

  @Override
  public @Nullable Object body() {
    return body;
  }

  @Override
  public HttpRequest appendPathPart(String part) {
    address.append(part);
    return this;
  }

  @Override
  public HttpRequest query(String name, String value) {
    address.query(name, value);
    return this;
  }

  @Override
  public URI uri() {
    return address.uri();
  }

  @Override
  public HttpRequest header(String name, String value) {
    headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    return this;
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return attributes.get(name);
  }

  @Override
  public HttpRequest removeAttribute(String name) {
    attributes.remove(name);
    return this;
  }

  @Override
  public HttpRequest attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  /// Nothing is left to do elsewhere.
  @Override
  public HttpRequest offloadExecutor(@Nullable Executor executor) {
    return this;
  }

  @Override
  public HttpRequest copy() {
    var copy = new JdkHttpRequest(transport, interceptors, method, new Address(address));
    headers.forEach((name, values) -> copy.headers.put(name, new ArrayList<>(values)));
    copy.attributes.putAll(attributes);
    copy.body = body;
    return copy;
  }

  @Override
  public void discard() {}

  @Override
  public CompletionStage<HttpResponse> execute() {
    try {
      interceptors.forEach(interceptor -> interceptor.intercept(this));
      return CompletableFuture.completedStage(new JdkHttpResponse(transport.send(signed())));
    } catch (IOException e) {
      return CompletableFuture.failedStage(e);
    } finally {
      if (attributes.remove(Answered.ATTRIBUTE) instanceof Answered told) {
        told.answered();
      }
    }
  }

  private java.net.http.HttpRequest signed() {
    var content = body;
    var request =
        java.net.http.HttpRequest.newBuilder(uri())
            .method(
                method.name(),
                content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content));
    headers.forEach(
        (name, values) -> {
          if (!OF_THE_JDK.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }
}
