package dev.tsunagi.oci.http;

import module java.base;

import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.http.client.RequestInterceptor;

/// The requests of one SDK client, all to one endpoint.
final class JdkHttpClient implements HttpClient {

  private final Transport transport;
  private final List<RequestInterceptor> interceptors;
  private volatile URI endpoint;
  private volatile boolean closed;

  JdkHttpClient(Transport transport, List<RequestInterceptor> interceptors, URI endpoint) {
    this.transport = transport;
    this.interceptors = interceptors;
    this.endpoint = endpoint;
  }

  @Override
  public HttpRequest createRequest(Method method) {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    return new JdkHttpRequest(transport, interceptors, method, new Address(endpoint));
  }

  /// Connections are shared, and close by themselves when they are idle.
  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isProcessingException(Exception e) {
    return e instanceof IOException;
  }

  @Override
  public void updateEndpoint(String another) {
    endpoint = URI.create(another);
  }
}
