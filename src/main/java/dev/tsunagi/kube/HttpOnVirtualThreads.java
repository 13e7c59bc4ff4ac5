package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.net.http.HttpClient;

/// The JDK's HTTP client as fabric8 uses it, but with virtual threads: on its way to who asked for
/// it an answer changes hands several times, which between platform threads is work for the system.
///
/// For one client, which ends them when it is closed.
final class HttpOnVirtualThreads extends JdkHttpClientFactory {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return HttpClient.newBuilder().executor(threads);
  }

  @Override
  protected void closeHttpClient(JdkHttpClientImpl client) {
    threads.shutdownNow();
  }
}
