package dev.tsunagi.app;

import module java.base;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/// The JDK's HTTP client for fabric8's, whose many small tasks need no platform threads: fabric8
/// would keep as many as answers arrive at once.
final class OnVirtualThreads extends JdkHttpClientFactory {

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor());
  }
}
