package dev.tsunagi.oci.http;

import com.oracle.bmc.http.client.HttpClientBuilder;
import com.oracle.bmc.http.client.HttpProvider;
import com.oracle.bmc.http.client.Serializer;

/// What the SDK's clients, and its own requests for sessions, are sent with.
public final class JdkHttpProvider implements HttpProvider {

  @Override
  public HttpClientBuilder newBuilder() {
    return new JdkHttpClientBuilder();
  }

  @Override
  public Serializer getSerializer() {
    return OciJson.INSTANCE;
  }
}
